/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/**
 * The work of the control thread for one request. Each part is created at its first use. Used by
 * the control thread only.
 */
final class Following {
  private final StopRequest request;
  private final WorkLooks workLooks = new WorkLooks();
  private Pursuit pursuit;
  private Silence silence;
  private BlockedWait blockedWait;

  Following(StopRequest request) {
    this.request = request;
  }

  /** How it finds out that the thread has come out of the work. */
  WorkLooks workLooks() {
    return workLooks;
  }

  /** How it goes after the task. */
  Pursuit pursuit(long nowNanos) {
    if (pursuit == null) {
      pursuit = new Pursuit(request, nowNanos);
    }
    return pursuit;
  }

  /** Whether the thread works and passes no checkpoint. */
  Silence silence() {
    if (silence == null) {
      silence = new Silence(request);
    }
    return silence;
  }

  /** How a wait of the thread is ended that no interrupt ends. */
  BlockedWait blockedWait() {
    if (blockedWait == null) {
      blockedWait = new BlockedWait(request);
    }
    return blockedWait;
  }
}
