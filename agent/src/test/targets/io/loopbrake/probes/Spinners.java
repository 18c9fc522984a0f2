/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.probes;

import java.io.IOException;

/**
 * Three threads that spin, one that sleeps, and a main that says so and waits for its input to end.
 */
public final class Spinners {
  private static volatile long turns;

  private Spinners() {}

  public static void main(String[] arguments) throws IOException {
    start("spinner-1", Spinners::spin);
    start("spinner-2", Spinners::spin);
    start("other", Other::spin);
    start("sleeper", Spinners::sleep);
    System.out.println("ready");
    while (System.in.read() >= 0) {
      continue;
    }
    System.exit(0);
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setUncaughtExceptionHandler((t, error) -> System.out.println(t.getName() + " " + error));
    thread.start();
  }

  private static void spin() {
    while (true) {
      turns++;
    }
  }

  private static void sleep() {
    while (true) {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        System.out.println("interrupted");
      }
    }
  }

  /** A second class that spins, to tell classes apart by. */
  static final class Other {
    private Other() {}

    static void spin() {
      for (; ; ) {
        turns--;
      }
    }
  }
}
