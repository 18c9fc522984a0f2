/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.Arrays;

/** Cuts and renders stack traces. */
final class StackTraces {
  private StackTraces() {}

  /**
   * The part of a trace below the frames of the named class and of all that it called; the whole
   * trace if the class is not in it.
   */
  static StackTraceElement[] below(String className, StackTraceElement[] trace) {
    for (int i = 0; i < trace.length; i++) {
      if (trace[i].getClassName().equals(className)) {
        return Arrays.copyOfRange(trace, i + 1, trace.length);
      }
    }
    return trace;
  }

  /** One frame as {@code com.acme.Job.run:42}; the line is left out where it is unknown. */
  static String frame(StackTraceElement frame) {
    String method = frame.getClassName() + "." + frame.getMethodName();
    return frame.getLineNumber() < 0 ? method : method + ":" + frame.getLineNumber();
  }
}
