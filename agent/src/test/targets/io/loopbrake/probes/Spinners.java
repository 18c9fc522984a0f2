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

  public static void main(String[] arguments) throws IOException, InterruptedException {
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

  /** Comes back when the thread is in its loop. */
  private static void start(String name, Runnable work) throws InterruptedException {
    Thread thread = new Thread(work, name);
    thread.setUncaughtExceptionHandler((t, error) -> System.out.println(t.getName() + " " + error));
    thread.start();
    while (!isAtWork(thread)) {
      Thread.sleep(1);
    }
  }

  private static boolean isAtWork(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals("spin") || frame.getMethodName().equals("sleep")) {
        return true;
      }
    }
    return false;
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
