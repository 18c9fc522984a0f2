/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import io.loopbrake.agent.threads.ThreadCalls;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Compares what a thread's counter says with the thread's stack, and corrects the counter where an
 * event was lost: to a full stack or memory, to a debugger that forces a return, to {@code
 * Thread.stop}, or because the application told an event itself.
 *
 * <ul>
 *   <li>A task without any frame of its boundary is over.
 *   <li>Of several tasks of one boundary with fewer frames nobody knows which are over. They become
 *       one unknown task with a number of its own, so that no stop for one hits another.
 *   <li>A worker that counts as idle and runs a loop of the application is at an unknown task,
 *       which ends at the boundary's next event.
 *   <li>A worker that waits in the method that fetches tasks is idle.
 * </ul>
 *
 * <p>A stack that may be cut off proves nothing. Thread-safe.
 */
final class TaskAudit {
  /** As many frames has a stack trace at most, unless {@code -XX:MaxJavaStackTraceDepth} is set. */
  private static final int CUT = 1024;

  /** The name in Java 11 for a method whose class was reloaded while it ran. */
  private static final String REPLACED_METHOD = "throwNoSuchMethodError";

  private static final AtomicReferenceFieldUpdater<TaskCounter, Work> TOP =
      AtomicReferenceFieldUpdater.newUpdater(TaskCounter.class, Work.class, "top");

  private final StackEvidence evidence;
  private final StackTraceElement[] stack;
  private final Thread.State state;

  /**
   * Creates an audit.
   *
   * @param stack of the counter's thread, innermost frame first
   * @param state of the thread when the stack was read
   */
  TaskAudit(StackEvidence evidence, StackTraceElement[] stack, Thread.State state) {
    this.evidence = evidence;
    this.stack = stack;
    this.state = state;
  }

  /**
   * Corrects the counter.
   *
   * @param seen what was on top before the stack was read; if something else is by now, the counter
   *     is right again or will be looked at again
   * @return whether the counter is right now, as far as the stack tells
   */
  boolean correct(TaskCounter counter, Work seen) {
    if (counter.top != seen) {
      return false;
    }
    if (seen == null || !isWhole()) {
      return true;
    }
    Work top = withoutStale(counter, seen);
    if (top != null) {
      top = atWhatItDoes(counter, top);
    }
    if (top == seen) {
      return true;
    }
    counter.suspect();
    return TOP.compareAndSet(counter, seen, top);
  }

  private boolean isWhole() {
    if (stack.length == 0 || stack.length >= CUT) {
      return false;
    }
    for (StackTraceElement frame : stack) {
      if (frame.getMethodName().equals(REPLACED_METHOD)) {
        return false;
      }
    }
    String outermost = stack[stack.length - 1].getMethodName();
    return outermost.equals("run") || outermost.equals("main");
  }

  private Work withoutStale(TaskCounter counter, Work seen) {
    Map<Integer, Integer> works = new HashMap<>();
    for (Work work = seen; work != null; work = work.below) {
      works.merge(work.boundary, 1, Integer::sum);
    }
    Map<Integer, Integer> frames = new HashMap<>();
    boolean stale = false;
    for (Map.Entry<Integer, Integer> boundary : works.entrySet()) {
      int count = frames(boundary.getKey(), boundary.getValue());
      frames.put(boundary.getKey(), count);
      stale |= count < boundary.getValue();
    }
    return stale ? relinked(counter, seen, works, frames) : seen;
  }

  /** The number of frames of the boundary, counted up to {@code enough}. */
  private int frames(int boundary, int enough) {
    if (!evidence.isKnown(boundary)) {
      return enough;
    }
    int count = 0;
    for (int i = 0; i < stack.length && count < enough; i++) {
      count += isOf(boundary, stack[i]) ? 1 : 0;
    }
    return count;
  }

  private boolean isOf(int boundary, StackTraceElement frame) {
    return evidence.isOf(boundary, frame.getClassName(), frame.getMethodName());
  }

  private static Work relinked(
      TaskCounter counter, Work seen, Map<Integer, Integer> works, Map<Integer, Integer> frames) {
    Work[] outermostFirst = new Work[count(seen)];
    int index = outermostFirst.length;
    for (Work work = seen; work != null; work = work.below) {
      outermostFirst[--index] = work;
    }
    Work top = null;
    for (Work work : outermostFirst) {
      int left = frames.get(work.boundary);
      if (work.whole != work && !isBelow(top, work.whole)) {
        // A part of what is over.
        continue;
      }
      if (left >= works.get(work.boundary)) {
        work.below = top;
        top = work;
      } else if (left > 0) {
        frames.put(work.boundary, 0);
        top = counter.unknown(work.boundary, top);
      }
    }
    return top;
  }

  private static boolean isBelow(Work top, Work wanted) {
    Work work = top;
    while (work != null && work != wanted) {
      work = work.below;
    }
    return work != null;
  }

  private static int count(Work seen) {
    int count = 0;
    for (Work work = seen; work != null; work = work.below) {
      count++;
    }
    return count;
  }

  private Work atWhatItDoes(TaskCounter counter, Work top) {
    boolean loops = false;
    for (StackTraceElement frame : stack) {
      String className = frame.getClassName();
      String methodName = frame.getMethodName();
      if (evidence.isWait(top.boundary, className, methodName)) {
        return !top.isIdle() && ThreadCalls.isWaiting(state)
            ? Work.idle(top.boundary, top.below)
            : top;
      }
      if (evidence.isOf(top.boundary, className, methodName)) {
        return loops && top.isIdle() && state == Thread.State.RUNNABLE
            ? counter.unknown(top.boundary, top.below)
            : top;
      }
      loops |= evidence.isApplicationLoop(className, methodName);
    }
    return top;
  }
}
