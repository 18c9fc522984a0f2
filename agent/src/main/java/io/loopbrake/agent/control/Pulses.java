/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.concurrent.TimeUnit;

/**
 * When the flag is up for requests that do not need it all the time: the same for all of them, so
 * that their pulses coincide. Each period has its pulse at another moment, for a thread whose turns
 * take a multiple of the period would else come past its checkpoint between two pulses each time.
 */
final class Pulses {
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long PULSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** Of Steele and others, "Fast splittable pseudorandom number generators". */
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private static final int UPPER_HALF = 32;

  private Pulses() {}

  /** Whether one is due at this time. */
  static boolean isOneAt(long nanos) {
    long start = Math.floorMod(scattered(Math.floorDiv(nanos, PERIOD_NANOS)), PERIOD_NANOS);
    return Math.floorMod(nanos - start, PERIOD_NANOS) < PULSE_NANOS;
  }

  private static long scattered(long period) {
    long mixed = (period + 1) * GOLDEN_GAMMA;
    mixed = (mixed ^ (mixed >>> UPPER_HALF)) * GOLDEN_GAMMA;
    return mixed ^ (mixed >>> UPPER_HALF);
  }
}
