/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.task.Task;
import java.util.concurrent.TimeUnit;

/**
 * The interrupts of one request, each pause between them twice as long as the one before. They are
 * for one task only: what is left of them when the thread goes on to something else, the thread
 * itself takes back. Thread-safe.
 */
final class Interrupts {
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private boolean left;
  private long nextNanos;
  private long pauseNanos;

  /** Creates what has sent none so far. */
  Interrupts(long nowNanos) {
    this.nextNanos = nowNanos;
  }

  /** Whether the next one may be sent. For the control thread alone. */
  boolean areDue(long nowNanos) {
    return nowNanos - nextNanos >= 0;
  }

  /**
   * Interrupts the thread, unless the request is closed or its task not what the thread works on.
   * For the control thread alone.
   */
  synchronized void send(StopRequest request, long nowNanos) {
    Task task = request.task();
    if (request.isOpen() && !task.isOver() && task.isInnermost()) {
      left = true;
      task.thread().interrupt();
      pauseNanos = Math.min(LONGEST_PAUSE_NANOS, Math.max(FIRST_PAUSE_NANOS, 2 * pauseNanos));
      nextNanos = nowNanos + pauseNanos;
    }
  }

  /** Takes back what may be left. Runs in the thread to stop. */
  synchronized void takeBack() {
    if (left) {
      left = false;
      Thread.interrupted();
    }
  }

  /** Whether the thread may find one of ours in what it does next. */
  synchronized boolean areLeftIn(Thread thread) {
    return left && thread.isAlive();
  }
}
