/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.StackTraces;
import io.loopbrake.agent.threads.Waiting;
import java.util.List;

/**
 * Interrupts threads that wait instead of passing checkpoints, again and again until they leave the
 * task: old code swallows {@code InterruptedException}, too.
 *
 * <p>A running thread is left alone, for an interrupt closes the channels that it shares with
 * others (see {@code java.nio.channels.InterruptibleChannel}); so is one that waits for a moment
 * only, one whose wait takes no notice of an interrupt and would keep it for later, and one in
 * which the stop error would not be thrown either.
 */
final class WaitInterrupter {
  private static final int MOST_LOOKS = 50;

  private final InterruptPolicy policy;
  private final DeliveryRules rules;
  private int next;

  WaitInterrupter(StopPolicy policy) {
    this.policy = policy.interrupts();
    this.rules = policy.rules();
  }

  /** Interrupts those whose turn it is. */
  void look(List<StopRequest> open) {
    if (policy == InterruptPolicy.NEVER) {
      return;
    }
    long now = System.nanoTime();
    for (int i = 0; i < Math.min(MOST_LOOKS, open.size()); i++) {
      next = (next + 1) % open.size();
      try {
        look(open.get(next), now);
      } catch (RuntimeException | LinkageError itsThread) {
        // Methods of a thread can be the application's, and other requests have other threads.
      }
    }
  }

  private void look(StopRequest request, long now) {
    Task task = request.task();
    if (task == null || !request.isOpen() || isCleaningUp(request)) {
      return;
    }
    Thread thread = task.thread();
    Interrupts interrupts = request.interrupts();
    boolean waits = interrupts.haveSteadyWait(thread, now);
    if ((waits || policy == InterruptPolicy.ALWAYS) && interrupts.areDue(now)) {
      interrupts.pause(now);
      interrupt(request, thread, waits);
    }
  }

  private void interrupt(StopRequest request, Thread thread, boolean waits) {
    StackTraceElement[] stack = thread.getStackTrace();
    if (policy != InterruptPolicy.ALWAYS && Waiting.isDeaf(stack)) {
      return;
    }
    String objection = request.isForced() ? null : rules.objection(thread, stack);
    if (objection == null) {
      request
          .interrupts()
          .send(
              request,
              (waits ? "interrupted while it waited" : "interrupted while it ran")
                  + StackTraces.place(stack));
    } else {
      request.putOff(objection);
    }
  }

  private boolean isCleaningUp(StopRequest request) {
    return request.isDelivered()
        && !request.isForced()
        && request.deliveries().ageNanos(System.nanoTime()) < rules.windowNanos();
  }
}
