/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries.app;

/** Honest work, and some that never ends. */
public final class Work {
  private static volatile Thread runaway;

  private Work() {}

  /** The sum of the numbers up to this one, added up one by one. */
  public static long sum(int last) {
    long sum = 0;
    for (int i = 1; i <= last; i++) {
      sum += i;
    }
    return sum;
  }

  public static long runAway() {
    runaway = Thread.currentThread();
    int i = 1;
    while (i != 0) {
      i = i % 100 + 1;
    }
    return i;
  }

  /** The thread that runs away or did so last; null if none has since {@link #forget}. */
  public static Thread runaway() {
    return runaway;
  }

  public static void forget() {
    runaway = null;
  }
}
