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
  private RequestedWork requestedWork;
  private int asks;
  private UncoveredWork uncoveredWork;
  private BlockedWait blockedWait;

  ControlThreadWork(StopRequest request) {
    this.request = request;
  }

  /** Finds out whether the error has left the work. */
  DepartureWatch departureWatch() {
    return departureWatch;
  }

  /** The work that the stop was requested for. */
  RequestedWork requestedWork() {
    if (requestedWork == null || asks != request.asks()) {
      asks = request.asks();
      requestedWork = new RequestedWork();
    }
    return requestedWork;
  }

  /** Whether the request needs the flag, and which gates. */
  ArmingDemand demand(long nowNanos) {
    if (demand == null) {
      demand = new ArmingDemand(request, nowNanos);
    }
    return demand;
  }

  /** Finds out whether the thread works and passes no checkpoint. */
  UncoveredWork uncoveredWork() {
    if (uncoveredWork == null) {
      uncoveredWork = new UncoveredWork(request);
    }
    return uncoveredWork;
  }

  /** Ends a wait of the thread that no interrupt ends. */
  BlockedWait blockedWait() {
    if (blockedWait == null) {
      blockedWait = new BlockedWait(request);
    }
    return blockedWait;
  }
}
