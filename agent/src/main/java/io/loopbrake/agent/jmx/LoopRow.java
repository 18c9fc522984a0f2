/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.BusyLoop;

/** A busy loop with the task that loops there, as they were found together. Immutable. */
final class LoopRow {
  private final int rank;
  private final BusyLoop loop;
  private final String task;
  private final String kind;
  private final long nanos;

  private LoopRow(int rank, BusyLoop loop, String task, String kind, long nanos) {
    this.rank = rank;
    this.loop = loop;
    this.task = task;
    this.kind = kind;
    this.nanos = nanos;
  }

  static LoopRow of(int rank, BusyLoop loop, Task task, String kind) {
    return new LoopRow(rank, loop, task.toString(), kind, task.ageNanos());
  }

  /** The row for a loop whose task is over. */
  static LoopRow withoutTask(int rank, BusyLoop loop) {
    return new LoopRow(rank, loop, "", "", -1);
  }

  /** 1 for the hottest. */
  int rank() {
    return rank;
  }

  BusyLoop loop() {
    return loop;
  }

  /** The task's id; empty for none. */
  String task() {
    return task;
  }

  /** The kind of the task; empty for none. */
  String kind() {
    return kind;
  }

  /** The age of the task in nanoseconds; -1 for a whole life, or if there is no task. */
  long nanos() {
    return nanos;
  }
}
