/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/**
 * The work of the control thread for one request. Each part is created at its first use. Used by
 * the control thread only.
 */
final class ControlThreadWork {
  private final StopRequest request;
  private final DepartureWatch departureWatch = new DepartureWatch();
  private ArmingDemand demand;
  private UncoveredWork uncoveredWork;
  private BlockedWait blockedWait;

  ControlThreadWork(StopRequest request) {
    this.request = request;
  }

  /** How it finds out that the thread has come out of the work. */
  DepartureWatch departureWatch() {
    return departureWatch;
  }

  /** How it goes after the task. */
  ArmingDemand demand(long nowNanos) {
    if (demand == null) {
      demand = new ArmingDemand(request, nowNanos);
    }
    return demand;
  }

  /** Whether the thread works and passes no checkpoint. */
  UncoveredWork uncoveredWork() {
    if (uncoveredWork == null) {
      uncoveredWork = new UncoveredWork(request);
    }
    return uncoveredWork;
  }

  /** How a wait of the thread is ended that no interrupt ends. */
  BlockedWait blockedWait() {
    if (blockedWait == null) {
      blockedWait = new BlockedWait(request);
    }
    return blockedWait;
  }
}
