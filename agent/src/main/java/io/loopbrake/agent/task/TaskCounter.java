/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import java.util.concurrent.TimeUnit;

/**
 * Counts the tasks of one thread from 1 on; no number is used twice. Only that thread writes the
 * count, except for the corrections of {@link TaskAudit}; any thread reads it.
 */
final class TaskCounter {
  /** Deeper tasks count as parts of the one at this depth, so that a recursion keeps no memory. */
  static final int DEEPEST = 1_000;

  private static final long SUSPECT_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Stands for what the thread does outside of all tasks. */
  private static final Object OUTSIDE = new Object();

  private static final Object NOTHING = new Object();

  /**
   * The work that an interrupt status belongs to if it is set: the work of the thread, if the
   * status was clear when the thread began it, and nothing otherwise.
   */
  private volatile Object interruptible = OUTSIDE;

  /** The work at which the thread arrived last. For that thread only. */
  private Work arrivedAt;

  /**
   * The present work of the thread: the innermost task, or idleness; null outside of all
   * boundaries.
   */
  volatile Work top;

  /** Until when each event has to be proved by the stack; 0 if none has to. */
  private volatile long suspectUntil;

  /** The number of tasks that could not be noted when they began, and are not over. */
  private int unnoted;

  private long last;
  private long lastUnknown;

  Work top() {
    Work innermost = top;
    return innermost == null ? null : innermost.whole;
  }

  void begin(int boundary) {
    Work outer = top;
    if (outer != null && outer.depth >= DEEPEST) {
      unnoted++;
    } else {
      top = Work.task(++last, boundary, outer);
    }
  }

  /** As {@link #begin}, unless a task of the boundary is under way. */
  void join(int boundary) {
    Work outer = top;
    if (outer == null || outer.depth < DEEPEST && !isAt(boundary)) {
      begin(boundary);
    } else if (outer.depth < DEEPEST) {
      top = Work.part(boundary, outer);
    } else {
      unnoted++;
    }
  }

  /** Whether a task of the boundary is under way, even if other tasks run inside of it. */
  private boolean isAt(int boundary) {
    Work work = top;
    while (work != null && !work.isIdle() && work.boundary != boundary) {
      work = work.below;
    }
    return work != null && !work.isIdle();
  }

  void idle(int boundary) {
    unnoted = 0;
    top = Work.idle(boundary, outside(boundary));
  }

  void next(int boundary) {
    unnoted = 0;
    top = Work.task(++last, boundary, outside(boundary));
  }

  void end(int boundary) {
    if (unnoted > 0) {
      unnoted--;
    } else {
      top = outside(boundary);
    }
  }

  /** There was no memory or stack left to note a begin. Calls nothing. */
  void missBegin() {
    unnoted++;
  }

  /** There was no stack left to note an end. Calls nothing. */
  void missEnd() {
    if (unnoted > 0) {
      unnoted--;
    }
  }

  /**
   * Notes whether the thread has brought an interrupt status along to its present work. For that
   * thread, at each event.
   */
  void arrive(boolean interrupted) {
    Work now = top();
    if (now != arrivedAt) {
      arrivedAt = now;
      interruptible = interrupted ? NOTHING : markOf(now);
    }
  }

  /** The agent itself sets the status, or has cleared it. May be called by any thread. */
  void interruptedByAgent(Work work, boolean set) {
    interruptible = set ? NOTHING : markOf(work);
  }

  /** Whether an interrupt status that is set was set by the application during this work. */
  boolean ownsInterrupt(Work work) {
    return interruptible == markOf(work);
  }

  private static Object markOf(Work work) {
    return work == null ? OUTSIDE : work;
  }

  /** For a second, the events of the thread have to be proved by its stack. */
  void suspect() {
    suspectUntil = System.nanoTime() + SUSPECT_NANOS | 1;
  }

  /** Whether an event of the thread has to be proved. */
  boolean isSuspect() {
    if (suspectUntil == 0) {
      return false;
    }
    if (System.nanoTime() - suspectUntil > 0) {
      suspectUntil = 0;
      return false;
    }
    return true;
  }

  /** Whether the thread has ever begun a task. */
  boolean hasHadTasks() {
    return last > 0;
  }

  /** The number of tasks that the thread has begun. */
  long begun() {
    return last;
  }

  /** A new unknown task. May be called by any thread. */
  synchronized Work unknown(int boundary, Work below) {
    return Work.unknown(++lastUnknown, boundary, below);
  }

  /** Whether the work has been begun and is not over; null stands for the thread's whole life. */
  boolean isUnderWay(Work work) {
    Work current = top;
    while (current != work && current != null) {
      current = current.below;
    }
    return current == work;
  }

  /**
   * The work around the innermost work of this boundary. Work in between was left by an error that
   * bypassed its end.
   */
  private Work outside(int boundary) {
    Work work = top;
    while (work != null && work.boundary != boundary) {
      work = work.below;
    }
    return work == null ? top : work.below;
  }
}
