/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import java.util.Optional;

/**
 * One piece of work of one thread: a run of a pool's task, an event, a call of a method that the
 * user named, or the whole life of a thread that does nothing of the kind. Immutable; whether it is
 * over changes once.
 */
public final class Task {
  private final Thread thread;
  private final TaskClock clock;
  private final Work work;

  /** {@code work} is null for the thread's whole life. */
  Task(Thread thread, TaskClock clock, Work work) {
    this.thread = thread;
    this.clock = clock;
    this.work = work;
  }

  public Thread thread() {
    return thread;
  }

  /** Whether this is all that the thread ever does, so that the task ends when the thread does. */
  public boolean isWholeLife() {
    return work == null;
  }

  /** Whether the task has ended. */
  public boolean isOver() {
    return !thread.isAlive() || !clock.isUnderWay(work);
  }

  /** Whether the task is what the thread works on now, rather than something begun inside of it. */
  public boolean isInnermost() {
    return clock.top() == work;
  }

  /** What the thread works on now; empty when it is a worker that waits for work. */
  public Optional<Task> innermost() {
    Work top = clock.top();
    return top != null && top.isIdle()
        ? Optional.empty()
        : Optional.of(new Task(thread, clock, top));
  }

  /** The boundary that began it; -1 for a whole life. */
  public int boundary() {
    return work == null ? -1 : work.boundary;
  }

  /**
   * For how long it has been under way, in nanoseconds; -1 for a whole life, which is not timed.
   */
  public long ageNanos() {
    return work == null ? -1 : System.nanoTime() - work.sinceNanos;
  }

  /** Whether the other is the same task. */
  public boolean isSameAs(Task other) {
    return clock == other.clock && work == other.work;
  }

  /** Such as {@code 57#1893}: the thread's id, and the number of the task in it, 0 for its life. */
  @Override
  public String toString() {
    return thread.getId() + "#" + (work == null ? 0 : work.number);
  }
}
