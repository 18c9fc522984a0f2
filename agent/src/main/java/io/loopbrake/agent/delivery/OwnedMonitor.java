/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;
import java.lang.management.MonitorInfo;

/** A monitor that a thread owns, with the place where it locked it. Immutable. */
final class OwnedMonitor {
  private final MonitorInfo monitor;
  private final int depth;

  /** Of a stack with so many frames. */
  OwnedMonitor(MonitorInfo monitor, int frames) {
    this.monitor = monitor;
    this.depth = frames - 1 - monitor.getLockedStackDepth();
  }

  /** The frame that locked it; null if it cannot be told. */
  Frame frameIn(Frame[] stack) {
    StackTraceElement lockedIn = monitor.getLockedStackFrame();
    for (Frame frame : stack) {
      if (frame.depth() == depth
          && frame.methodName().equals(lockedIn.getMethodName())
          && frame.className().equals(lockedIn.getClassName())) {
        return frame;
      }
    }
    return null;
  }

  /** Why no stop may be thrown, in words that follow "put off: ". */
  @Override
  public String toString() {
    StackTraceElement frame = monitor.getLockedStackFrame();
    return "the thread owns the monitor of "
        + monitor
        + ", locked in "
        + frame.getClassName()
        + "."
        + frame.getMethodName()
        + (frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber())
        + " (locks=defer)";
  }
}
