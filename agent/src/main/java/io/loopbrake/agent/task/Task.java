/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import io.loopbrake.agent.threads.ThreadCalls;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One piece of work of one thread: a run of a pool's task, an event, a call of a method that the
 * user named, or the whole life of a thread that does no such work. Immutable, except that a task
 * ends.
 */
public final class Task {
  private final Thread thread;
  private final TaskCounter counter;
  private final Work work;
  private final StackEvidence evidence;

  /** {@code work} is null for the thread's whole life. */
  Task(Thread thread, TaskCounter counter, Work work, StackEvidence evidence) {
    this.thread = thread;
    this.counter = counter;
    this.work = work;
    this.evidence = evidence;
  }

  public Thread thread() {
    return thread;
  }

  /** Whether this task is the whole life of the thread, so that it ends when the thread does. */
  public boolean isWholeLife() {
    return work == null;
  }

  /** Whether the task has ended. */
  public boolean isOver() {
    return !thread.isAlive() || !counter.isUnderWay(work);
  }

  /** Whether the thread works on this task now, and on no other one that began inside of it. */
  public boolean isInnermost() {
    return counter.top() == work;
  }

  /** The innermost task of the same thread; empty for a worker that waits for work. */
  public Optional<Task> innermost() {
    Work top = counter.top();
    return top != null && top.isIdle()
        ? Optional.empty()
        : Optional.of(new Task(thread, counter, top, evidence));
  }

  /** The number of the boundary at which the task began; -1 for a whole life. */
  public int boundary() {
    return work == null ? -1 : work.boundary;
  }

  /**
   * For how long the task has been under way, in nanoseconds; -1 for a whole life, which is not
   * timed.
   */
  public long ageNanos() {
    return work == null ? -1 : System.nanoTime() - work.sinceNanos;
  }

  /**
   * Whether the task had certainly begun at this time of {@link System#nanoTime}. A whole life
   * counts as begun only if the thread has had no other tasks.
   */
  public boolean hasBegunBy(long nanos) {
    return work == null ? !counter.hasHadTasks() : work.sinceNanos - nanos <= 0;
  }

  /**
   * Takes a look, and returns whether it was true while the thread worked on this task, and began
   * no other one meanwhile.
   */
  public boolean isSeen(BooleanSupplier look) {
    long begun = counter.begun();
    return isInnermost() && look.getAsBoolean() && isInnermost() && counter.begun() == begun;
  }

  /**
   * Corrects the tasks of the thread if its stack contradicts the events: afterwards, a task
   * without a frame on the stack is over.
   *
   * @param stack of the thread, innermost frame first
   * @param state of the thread when the stack was read
   * @param seen what {@link #mark} returned before the stack was read
   */
  public void audit(StackTraceElement[] stack, Thread.State state, Object seen) {
    new TaskAudit(evidence, stack, state).correct(counter, (Work) seen);
  }

  /** The present work of the thread, for {@link #audit}; null if there is none. Takes no memory. */
  public Object mark() {
    return counter.top;
  }

  /**
   * Whether the thread's interrupt status, if it is set, was set by the application while the
   * thread worked on this task. Otherwise the thread brought it along from its work before, the
   * agent has set it, or it is not known. Valid only after {@link Tasks#noteInterrupts}.
   */
  public boolean ownsInterrupt() {
    return counter.ownsInterrupt(work);
  }

  /**
   * Notes that the agent is about to set the thread's interrupt status, or has cleared it.
   *
   * @param set true before the status is set, false after it was cleared
   */
  public void interruptedByAgent(boolean set) {
    counter.interruptedByAgent(work, set);
  }

  /** Whether the other is the same task. */
  public boolean isSameAs(Task other) {
    return counter == other.counter && work == other.work;
  }

  /** Such as {@code 57#1893}: the thread's id, and the number of the task in it, 0 for its life. */
  @Override
  public String toString() {
    return ThreadCalls.idOf(thread) + "#" + (work == null ? Tasks.WHOLE_LIFE : work.name());
  }
}
