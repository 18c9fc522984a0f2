/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.concurrent.TimeUnit;

/**
 * Limits the time for which the flag is up for requests older than one second: no other thread may
 * lose more than one part in {@value #PARTS} of its time. The flag may stay up if the other threads
 * pass few checkpoints; if they pass many, it is raised in pulses. The pauses between the pulses
 * vary, because a thread whose turns are in step with the pulses would otherwise always pass its
 * checkpoint between two of them. Used by the control thread only.
 */
final class FlagAllowance {
  private static final int PARTS = 33;
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LEAST_TO_BEGIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** A control thread that gets no processor for a while takes the flag down late. */
  private static final long DEEPEST_DEBT_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  /** Of Steele and others, "Fast splittable pseudorandom number generators". */
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private static final int UPPER_HALF = 32;

  private long leftNanos = MOST_NANOS;
  private long lastNanos;
  private long pulse;
  private boolean up;

  /** Creates an allowance of which nothing is used yet. */
  FlagAllowance(long nowNanos) {
    this.lastNanos = nowNanos;
  }

  /**
   * Whether the flag may be up from now on.
   *
   * @param wanted whether some request wants it
   * @param paidNanos the cost of the flag since the last call, for the thread that paid most
   */
  boolean grants(boolean wanted, long paidNanos, long nowNanos) {
    long passed = nowNanos - lastNanos;
    lastNanos = nowNanos;
    leftNanos += passed / PARTS - Math.min(paidNanos, passed);
    leftNanos = Math.max(-DEEPEST_DEBT_NANOS, Math.min(MOST_NANOS, leftNanos));
    boolean before = up;
    up = wanted && leftNanos > (before ? 0 : leastToBegin());
    pulse += before && !up ? 1 : 0;
    return up;
  }

  private long leastToBegin() {
    return LEAST_TO_BEGIN_NANOS
        + Math.floorMod(scattered(pulse), MOST_NANOS - LEAST_TO_BEGIN_NANOS);
  }

  private static long scattered(long index) {
    long mixed = (index + 1) * GOLDEN_GAMMA;
    mixed = (mixed ^ (mixed >>> UPPER_HALF)) * GOLDEN_GAMMA;
    return mixed ^ (mixed >>> UPPER_HALF);
  }
}
