/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.threads.ThreadCalls;
import java.util.concurrent.TimeUnit;

/**
 * Looks from time to time at a thread that may have left some work. For one request. Used by the
 * control thread only.
 */
final class DepartureLooks {
  /** A thread that is about to end must have the time for it, also on a busy machine. */
  private static final long GONE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private long pauseNanos = FIRST_PAUSE_NANOS;
  private long nextNanos;
  private long goneSince;
  private int waits;

  /** Whether it is time for another look; {@link #note} is to follow then. */
  boolean areDue(long nowNanos) {
    if (nextNanos != 0 && nowNanos - nextNanos < 0) {
      return false;
    }
    nextNanos = nowNanos + pauseNanos;
    pauseNanos = Math.min(LONGEST_PAUSE_NANOS, pauseNanos + pauseNanos / 2);
    return true;
  }

  /** Whether the thread waits, also in native code, as for a connection. */
  static boolean isWaiting(Thread.State state, StackTraceElement[] stack) {
    return ThreadCalls.isWaiting(state) || stack.length > 0 && stack[0].isNativeMethod();
  }

  /**
   * Notes one look. Returns whether the looks together show that the thread has left the work.
   *
   * @param gone whether the work was not on the stack
   * @param waiting whether the thread waited for something
   */
  boolean note(boolean gone, boolean waiting, long nowNanos) {
    if (!gone) {
      goneSince = 0;
      waits = 0;
      return false;
    }
    goneSince = goneSince == 0 ? nowNanos : goneSince;
    waits = waiting ? waits + 1 : 0;
    return waits > 1 || nowNanos - goneSince > GONE_NANOS;
  }
}
