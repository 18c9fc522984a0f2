/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.NoStopZones;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.Waiting;
import java.util.List;

/**
 * Interrupts threads that wait instead of passing checkpoints, again and again until they leave the
 * task: old code swallows {@code InterruptedException}, too.
 *
 * <p>A running thread is left alone, for an interrupt closes the channels that it shares with
 * others (see {@code java.nio.channels.InterruptibleChannel}); so is one whose wait takes no notice
 * of an interrupt and would keep it for later, one that loads a class, and one in cleanup code.
 */
final class WaitInterrupter {
  private static final int MOST_LOOKS = 50;

  private final InterruptPolicy policy;
  private final long cleanupNanos;
  private int next;

  WaitInterrupter(StopPolicy policy) {
    this.policy = policy.interrupts();
    this.cleanupNanos = policy.rules().windowNanos();
  }

  /** Interrupts those whose turn it is. */
  void look(List<StopRequest> open) {
    if (policy == InterruptPolicy.NEVER) {
      return;
    }
    long now = System.nanoTime();
    for (int i = 0; i < Math.min(MOST_LOOKS, open.size()); i++) {
      next = (next + 1) % open.size();
      look(open.get(next), now);
    }
  }

  private void look(StopRequest request, long now) {
    Task task = request.task();
    if (task == null
        || !request.isOpen()
        || !request.interrupts().areDue(now)
        || isCleaningUp(request)) {
      return;
    }
    Thread thread = task.thread();
    boolean may = policy == InterruptPolicy.ALWAYS || Waiting.isInterruptibly(thread);
    if (may && !isInZone(thread)) {
      request.interrupts().send(request, now);
    }
  }

  private boolean isCleaningUp(StopRequest request) {
    return request.isDelivered()
        && !request.isForced()
        && request.nanosSinceDelivery() < cleanupNanos;
  }

  private static boolean isInZone(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (NoStopZones.isOfJvm(frame.getClassName(), frame.getMethodName())) {
        return true;
      }
    }
    return false;
  }
}
