/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.Throws;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.ThreadCalls;

/**
 * Inspects from outside whether a thread has left its work after the throw, if the thread is one
 * task for its whole life: a worker that waits for its next job passes no checkpoint that would
 * show it. For one request. Used by the control thread only.
 */
final class DepartureWatch {
  private final DepartureLooks looks = new DepartureLooks();

  /** Whether the error has left the work, as far as looks from time to time can tell. */
  boolean hasLeft(Task task, Throws thrown, DeliveryRules rules, long nowNanos) {
    if (!looks.areDue(nowNanos)) {
      return false;
    }
    Thread.State state = ThreadCalls.stateOf(task.thread());
    StackTraceElement[] stack = ThreadCalls.stackOf(task.thread());
    boolean waiting = DepartureLooks.isWaiting(state, stack);
    return looks.note(rules.isGone(thrown, stack, waiting), waiting, nowNanos);
  }
}
