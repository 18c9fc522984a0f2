/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.threads.UncoveredThread;

/** A thread that is busy outside of loops with brakes, and the remedy. Immutable. */
final class UncoveredRow {
  private final int rank;
  private final UncoveredThread busy;
  private final String task;
  private final Remedy remedy;

  UncoveredRow(int rank, UncoveredThread busy, String task, Remedy remedy) {
    this.rank = rank;
    this.busy = busy;
    this.task = task;
    this.remedy = remedy;
  }

  /** 1 for the hottest. */
  int rank() {
    return rank;
  }

  UncoveredThread busy() {
    return busy;
  }

  /** The task's id; empty for none. */
  String task() {
    return task;
  }

  Remedy remedy() {
    return remedy;
  }
}
