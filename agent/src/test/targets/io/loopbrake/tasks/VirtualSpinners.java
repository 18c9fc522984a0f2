/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.io.IOException;

/**
 * Two virtual threads that spin and one that sleeps. Prints the name of each that ends, and with
 * what; waits for its own input to end.
 */
public final class VirtualSpinners {
  private static final long LONG_MILLIS = 600_000;

  private VirtualSpinners() {}

  public static void main(String[] arguments) throws IOException {
    start("virtual-a", () -> Loops.forEver(false));
    start("virtual-b", () -> Loops.forEver(true));
    start("virtual-c", VirtualSpinners::sleep);
    System.out.println("ready");
    while (System.in.read() >= 0) {
      continue;
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = VirtualThreads.make(() -> run(name, work));
    thread.setName(name);
    thread.start();
  }

  private static void run(String name, Runnable work) {
    try {
      work.run();
    } catch (Throwable end) {
      System.out.println(name + " " + end.getClass().getSimpleName());
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(LONG_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
