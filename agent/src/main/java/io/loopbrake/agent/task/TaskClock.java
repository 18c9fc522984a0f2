/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

/**
 * Counts the tasks of one thread, from 1 on; a number never comes back. Written by that thread
 * alone, read by any.
 */
final class TaskClock {
  /** What the thread does now; set from outside only to {@link Work#LOST}. */
  volatile Work top;

  private long last;

  /** What the thread does now: the innermost task, or idleness; null outside of all boundaries. */
  Work top() {
    Work innermost = top;
    return innermost == null ? null : innermost.whole;
  }

  void begin(int boundary) {
    top = Work.task(++last, boundary, top);
  }

  /** As {@link #begin}, unless a task of the boundary is under way. */
  void join(int boundary) {
    top = isAt(boundary) ? Work.part(boundary, top) : Work.task(++last, boundary, top);
  }

  /** Whether the thread does such work, in tasks that it runs inside of it, too. */
  private boolean isAt(int boundary) {
    Work work = top;
    while (work != null && !work.isIdle() && work.boundary != boundary) {
      work = work.below;
    }
    return work != null && !work.isIdle();
  }

  void idle(int boundary) {
    top = Work.idle(boundary, outside(boundary));
  }

  void next(int boundary) {
    top = Work.task(++last, boundary, outside(boundary));
  }

  void end(int boundary) {
    top = outside(boundary);
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
   * What the innermost work of this boundary was begun inside of. Work in between was left by an
   * error that took a way around its end.
   */
  private Work outside(int boundary) {
    Work work = top;
    while (work != null && work.boundary != boundary) {
      work = work.below;
    }
    return work == null ? top : work.below;
  }
}
