/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import io.loopbrake.agent.text.SingleLine;

/** A thread that kept a processor busy in a loop with checkpoints while it was watched. */
public final class BusyLoop {
  private final Thread thread;
  private final double cpuPercent;
  private final Thread.State state;
  private final String loop;
  private final long lastLookNanos;

  BusyLoop(Thread thread, double cpuPercent, Thread.State state, String loop, long lastLookNanos) {
    this.thread = thread;
    this.cpuPercent = cpuPercent;
    this.state = state;
    this.loop = loop;
    this.lastLookNanos = lastLookNanos;
  }

  public Thread thread() {
    return thread;
  }

  public long threadId() {
    return ThreadCalls.idOf(thread);
  }

  /** The thread's name in one line; never empty. */
  public String threadName() {
    return ThreadName.of(thread);
  }

  /** The state at the last look. */
  public Thread.State state() {
    return state;
  }

  /** The share of one processor that the thread used, 0 to 100; of a virtual one an estimate. */
  public double cpuPercent() {
    return cpuPercent;
  }

  /** Where it loops, in one line: {@code com.acme.Job.run:42}. */
  public String loop() {
    return SingleLine.of(loop);
  }

  /** When the last look began that found it there, in the time of {@link System#nanoTime}. */
  public long lastLookNanos() {
    return lastLookNanos;
  }

  /** Whether a thread with this stack is in that method. */
  public boolean isOn(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String method = frame.getClassName() + "." + frame.getMethodName();
      if (loop.equals(method) || loop.startsWith(method + ":")) {
        return true;
      }
    }
    return false;
  }
}
