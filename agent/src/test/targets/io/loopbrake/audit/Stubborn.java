/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Code that goes on when it is interrupted. */
final class Stubborn {
  private static final long PARK_NANOS = 1_000_000;

  private Stubborn() {}

  /** Goes on until something is so, and takes no note of an interrupt. */
  static void until(BooleanSupplier end) {
    while (!end.getAsBoolean()) {
      // Returns at once if the status is set, and leaves it as it is.
      LockSupport.parkNanos(PARK_NANOS);
      Thread.yield();
    }
  }

  /** The same in a method in which no stop is thrown; takes note at the end. */
  static void guardedUntil(BooleanSupplier end) {
    until(end);
    Thread.interrupted();
  }
}
