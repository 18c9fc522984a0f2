/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.Throws;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.ThreadCalls;
import java.util.concurrent.TimeUnit;

/**
 * Inspects from outside whether a thread has left its work after the throw, if the thread is one
 * task for its whole life: a worker that waits for its next job passes no checkpoint that would
 * show it. For one request. Used by the control thread only.
 */
final class DepartureWatch {
  /** A thread that is about to end must have the time for it, also on a busy machine. */
  private static final long GONE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private long pauseNanos = FIRST_PAUSE_NANOS;
  private long nextNanos;
  private long goneSince;
  private int waits;

  /** Whether the error has left the work, as far as looks from time to time can tell. */
  boolean hasLeft(Task task, Throws thrown, DeliveryRules rules, long nowNanos) {
    if (nextNanos != 0 && nowNanos - nextNanos < 0) {
      return false;
    }
    nextNanos = nowNanos + pauseNanos;
    pauseNanos = Math.min(LONGEST_PAUSE_NANOS, pauseNanos + pauseNanos / 2);
    Thread.State state = ThreadCalls.stateOf(task.thread());
    boolean waiting = ThreadCalls.isWaiting(state);
    if (!rules.isGone(thrown, ThreadCalls.stackOf(task.thread()), waiting)) {
      goneSince = 0;
      waits = 0;
      return false;
    }
    goneSince = goneSince == 0 ? nowNanos : goneSince;
    waits = waiting ? waits + 1 : 0;
    return waits > 1 || nowNanos - goneSince > GONE_NANOS;
  }
}
