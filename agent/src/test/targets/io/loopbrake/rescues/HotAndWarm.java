/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.rescues;

/**
 * A thread that runs away, and an innocent one in a loop of another class, which mostly sleeps.
 * Main says that they run.
 */
public final class HotAndWarm {
  private static volatile long turns;

  private HotAndWarm() {}

  public static void main(String[] arguments) throws InterruptedException {
    Thread hot = new Thread(HotAndWarm::spin, "runaway");
    hot.setDaemon(true);
    hot.start();
    Thread warm = new Thread(Warm::poll, "innocent");
    warm.setDaemon(true);
    warm.start();
    System.out.println("ready");
    Thread.sleep(600_000);
  }

  private static void spin() {
    while (true) {
      turns++;
    }
  }

  /** Has brakes, in the tests. */
  static final class Warm {
    private Warm() {}

    static void poll() {
      try {
        while (true) {
          long end = System.nanoTime() + 2_000_000;
          while (System.nanoTime() < end) {
            turns++;
          }
          Thread.sleep(8);
        }
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
