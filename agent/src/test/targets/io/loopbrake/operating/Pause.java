/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.operating;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, whatever else happens to the thread. */
public final class Pause {
  private Pause() {}

  public static void millis(long millis) {
    nanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  public static void nanos(long nanos) {
    long end = System.nanoTime() + nanos;
    boolean interrupted = false;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for something for so long at most. Returns whether it came. */
  public static boolean until(BooleanSupplier condition, long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      nanos(TimeUnit.MICROSECONDS.toNanos(500));
    }
    return true;
  }
}
