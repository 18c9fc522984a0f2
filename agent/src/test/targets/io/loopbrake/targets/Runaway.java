/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/** A shape that runs away in a thread of its own. */
final class Runaway {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Enough for the loop to be compiled while it runs. */
  private static final long SPINNING_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Shape shape;
  private final Thread thread;
  private volatile Throwable thrown;

  Runaway(Shape shape) {
    this.shape = shape;
    this.thread = new Thread(this::run, shape.name());
    thread.setDaemon(true);
  }

  private void run() {
    try {
      shape.runAway();
    } catch (Throwable t) {
      thrown = t;
    }
  }

  void start() {
    thread.start();
  }

  /** Waits until it burns processor time in the frame where it is to loop. */
  boolean spins() throws InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE_NANOS) {
      Thread.sleep(2);
      if (THREADS.getThreadCpuTime(thread.getId()) > SPINNING_NANOS && isInItsLoop()) {
        return true;
      }
    }
    return false;
  }

  private boolean isInItsLoop() {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (isWhereItLoops(frame)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWhereItLoops(StackTraceElement frame) {
    String className = frame.getClassName();
    String place = className.substring(className.lastIndexOf('.') + 1) + "." + frame.getMethodName();
    return place.startsWith(shape.frame());
  }

  long threadId() {
    return thread.getId();
  }

  int monitorsHeld() {
    return THREADS.getThreadInfo(new long[] {thread.getId()}, true, false)[0].getLockedMonitors()
        .length;
  }

  boolean endsWithin(long millis) throws InterruptedException {
    thread.join(millis);
    return !thread.isAlive();
  }

  /** What ended it, or null if it returned. */
  Throwable thrown() {
    return thrown;
  }

  /** Whether the trace begins in the frame that looped: the application's, none of the agent's. */
  boolean isThrownWhereItLooped() {
    StackTraceElement[] trace = thrown == null ? new StackTraceElement[0] : thrown.getStackTrace();
    return trace.length > 0 && isWhereItLoops(trace[0]);
  }
}
