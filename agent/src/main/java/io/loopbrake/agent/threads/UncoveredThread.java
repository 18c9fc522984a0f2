/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import io.loopbrake.agent.text.SingleLine;

/** A thread that is busy without a method with checkpoints on its stack. Immutable. */
public final class UncoveredThread extends BusyThread {
  private final StackTraceElement[] stack;

  UncoveredThread(
      Thread thread,
      double cpuPercent,
      Thread.State state,
      StackTraceElement[] stack,
      long lastLookNanos) {
    super(thread, cpuPercent, state, lastLookNanos);
    this.stack = stack.clone();
  }

  /**
   * The place where the thread is busy, in one line: the innermost method that most looks found
   * and, if that is of the JDK, the method of the application that called it. Empty if the JVM does
   * not show its stack.
   */
  public String place() {
    return SingleLine.of(StackTraces.place(stack).replaceFirst("^ in ", ""));
  }

  /** The frames that most looks found, innermost first; the thread did not leave them. */
  public StackTraceElement[] stack() {
    return stack.clone();
  }

  @Override
  public boolean isOn(StackTraceElement[] other) {
    for (int depth = 1; depth <= stack.length; depth++) {
      if (other.length < depth
          || !StackTraces.isSameMethod(stack[stack.length - depth], other[other.length - depth])) {
        return false;
      }
    }
    return true;
  }
}
