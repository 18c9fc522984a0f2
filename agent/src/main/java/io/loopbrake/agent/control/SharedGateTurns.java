/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.concurrent.TimeUnit;

/**
 * Decides when gates that other threads pass are armed for requests older than one second. Each
 * time, the JVM discards the compiled code of these threads twice, so the gates are armed seldom
 * and at growing intervals, unless the thread to stop does something new, such as waking up. Used
 * by the control thread only.
 */
final class SharedGateTurns {
  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private boolean wanted;
  private boolean begun;
  private long lastNanos;
  private long nextNanos;
  private long pauseNanos = SHORTEST_PAUSE_NANOS;

  /**
   * Begins a turn if one is due.
   *
   * @param wantedNow whether some thread to stop is behind such a gate, and can pass it
   * @param news whether one does something new
   * @param first whether that is the first of its news, which nothing has to wait for
   */
  void consider(boolean wantedNow, boolean news, boolean first, long nowNanos) {
    if (wantedNow && !wanted) {
      pauseNanos = SHORTEST_PAUSE_NANOS;
      nextNanos = nowNanos + pauseNanos;
    }
    wanted = wantedNow;
    boolean mayFollow = first || !begun || nowNanos - lastNanos >= SHORTEST_PAUSE_NANOS;
    if (wanted && mayFollow && (news || nowNanos - nextNanos >= 0)) {
      begun = true;
      lastNanos = nowNanos;
      pauseNanos = Math.min(LONGEST_PAUSE_NANOS, 2 * pauseNanos);
      nextNanos = nowNanos + pauseNanos;
    }
  }

  /** Whether it is their turn. */
  boolean isOne(long nowNanos) {
    return begun && nowNanos - lastNanos < TURN_NANOS;
  }
}
