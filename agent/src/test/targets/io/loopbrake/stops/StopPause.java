/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops;

import io.loopbrake.stops.kinds.CountedInt;

/**
 * Measures the longest gap that a thread sees which does nothing but read the clock: while nothing
 * happens, while a tight loop is stopped, and while its gate is put back. Arguments: how many
 * classes to load, and how many stops.
 */
public final class StopPause {
  private static final long SPIN_MILLIS = 200;
  private static final long WINDOW_MILLIS = 100;
  private static final long BACK_MILLIS = 3000;

  private static volatile long longestGap;

  private StopPause() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    Fillers.fillUpTo(Integer.parseInt(arguments[0]));
    Thread clock = new Thread(StopPause::watchClock);
    clock.setDaemon(true);
    clock.start();
    for (int stop = 0; stop <= Integer.parseInt(arguments[1]); stop++) {
      Runaway runaway = new Runaway(new CountedInt());
      runaway.start();
      Thread.sleep(SPIN_MILLIS);
      longestGap = 0;
      Thread.sleep(WINDOW_MILLIS);
      final long idle = longestGap;
      longestGap = 0;
      operator.stop(runaway);
      Thread.sleep(WINDOW_MILLIS);
      final long stopping = longestGap;
      runaway.join();
      longestGap = 0;
      Thread.sleep(BACK_MILLIS);
      if (stop > 0) {
        System.out.println("nothing\t" + idle);
        System.out.println("stop\t" + stopping);
        System.out.println("putting the gate back\t" + longestGap);
      }
    }
    System.exit(0);
  }

  private static void watchClock() {
    long last = System.nanoTime();
    while (true) {
      long now = System.nanoTime();
      if (now - last > longestGap) {
        longestGap = now - last;
      }
      last = now;
    }
  }
}
