/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.util.concurrent.TimeUnit;

/**
 * Spaces looks at threads so that all looks but the first ones together take at most one part in
 * {@value #PARTS} of the time, regardless of the number of threads and the depth of their stacks. A
 * look stops the JVM while it lasts. Not thread-safe.
 */
public final class LookPace {
  private static final int PARTS = 100;

  /** On a busy machine, some looks take long because this thread has to wait for a processor. */
  private static final int LAST_LOOKS = 4;

  /** The first looks load classes and run in the interpreter, so they tell little of the next. */
  private static final long LONGEST_FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final long shortestPauseNanos;
  private final long[] lastNanos = new long[LAST_LOOKS];
  private int looks;
  private long nextNanos;

  /** Creates a pace with at least this pause between two looks. */
  public LookPace(long shortestPauseNanos) {
    this.shortestPauseNanos = shortestPauseNanos;
  }

  /** Whether the next look may be taken now; always true before the first one. */
  public boolean isDue(long nowNanos) {
    return looks == 0 || nowNanos - nextNanos >= 0;
  }

  /** Notes a look. All times are those of {@link System#nanoTime}. */
  public void looked(long beganNanos, long endedNanos) {
    lastNanos[looks % LAST_LOOKS] = endedNanos - beganNanos;
    looks++;
    long shortest = endedNanos - beganNanos;
    for (int i = 0; i < Math.min(looks, LAST_LOOKS); i++) {
      shortest = Math.min(shortest, lastNanos[i]);
    }
    long pause = (PARTS - 1) * shortest;
    if (looks < LAST_LOOKS) {
      pause = Math.min(LONGEST_FIRST_PAUSE_NANOS, pause);
    }
    nextNanos = endedNanos + Math.max(shortestPauseNanos, pause);
  }

  /** The time until the next look may be taken, in nanoseconds; 0 if it may be taken now. */
  public long nanosUntilDue(long nowNanos) {
    return looks > 0 ? Math.max(0, nextNanos - nowNanos) : 0;
  }
}
