/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/**
 * The cost of a raised flag for threads without a request: each checkpoint that they pass then
 * looks for requests.
 */
final class FlagCost {
  /** The cost of a pass, with a reserve: it takes 8 ns on the machine of docs/performance.md. */
  private static final long NANOS_PER_PASS = 15;

  private static final int COUNTERS = 64;

  /** The counters in a cache line; two threads should not share one. */
  private static final int SPACING = 16;

  /**
   * Written by the threads that pass, without any order: a pass that is lost does not matter, and
   * threads that wait for each other would.
   */
  private final int[] passes = new int[COUNTERS * SPACING];

  /** The counts at the last look of the control thread. */
  private final int[] seen = new int[COUNTERS];

  /** Counts a pass. Runs in the thread that passes. */
  void pass(Thread current) {
    passes[(System.identityHashCode(current) & COUNTERS - 1) * SPACING]++;
  }

  /**
   * The cost since the last call for the thread that paid most, in nanoseconds. For the control
   * thread only.
   */
  long paidNanos() {
    int most = 0;
    for (int i = 0; i < COUNTERS; i++) {
      int now = passes[i * SPACING];
      most = Math.max(most, now - seen[i]);
      seen[i] = now;
    }
    return most * NANOS_PER_PASS;
  }
}
