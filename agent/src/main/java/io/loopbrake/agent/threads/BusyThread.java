/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

/** A thread that used a processor while it was watched. Immutable. */
public abstract class BusyThread {
  private final Thread thread;
  private final double cpuPercent;
  private final Thread.State state;
  private final long lastLookNanos;

  BusyThread(Thread thread, double cpuPercent, Thread.State state, long lastLookNanos) {
    this.thread = thread;
    this.cpuPercent = cpuPercent;
    this.state = state;
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

  /**
   * The share of one processor that the thread used, 0 to 100; for a virtual thread, an estimate.
   */
  public double cpuPercent() {
    return cpuPercent;
  }

  /** When the last look at the thread began, in the time of {@link System#nanoTime}. */
  public long lastLookNanos() {
    return lastLookNanos;
  }

  /** Whether a thread with this stack, innermost frame first, is where this one was busy. */
  public abstract boolean isOn(StackTraceElement[] stack);
}
