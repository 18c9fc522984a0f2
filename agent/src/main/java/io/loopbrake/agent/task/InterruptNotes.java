/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import io.loopbrake.agent.threads.ThreadCalls;

/**
 * Notes whether a thread has its interrupt status set already when a task begins. Some pools do not
 * clear the status between two tasks, so the second task may have a status that was meant for the
 * first.
 */
final class InterruptNotes implements TaskListener {
  private final TaskListener next;
  private final Tasks.OwnCounter own;

  /**
   * Creates notes that pass each event on before they look, because the next listener may clear the
   * status.
   */
  InterruptNotes(TaskListener next, Tasks.OwnCounter own) {
    this.next = next;
    this.own = own;
  }

  @Override
  public boolean isListening() {
    return true;
  }

  @Override
  public boolean isAfter(Thread thread) {
    return next.isAfter(thread);
  }

  @Override
  public void taskChanged(Thread current) {
    if (next.isListening()) {
      next.taskChanged(current);
    }
    own.counter().arrive(isInterrupted(current));
  }

  private static boolean isInterrupted(Thread current) {
    try {
      return ThreadCalls.isInterrupted(current);
    } catch (RuntimeException | LinkageError ofApplication) {
      // When in doubt, the task is not to blame.
      return true;
    }
  }
}
