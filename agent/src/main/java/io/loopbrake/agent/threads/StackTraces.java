/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import io.loopbrake.agent.gate.RuntimeClass;
import java.util.Arrays;

/** Cuts and renders stack traces. */
public final class StackTraces {
  private StackTraces() {}

  /**
   * The part of a trace below the checkpoint that is being passed: without the runtime class, the
   * gate, and all that they called. The whole trace if no checkpoint is being passed.
   */
  public static StackTraceElement[] belowCheckpoint(StackTraceElement[] trace) {
    int application = 0;
    for (int i = 0; i < trace.length; i++) {
      if (trace[i].getClassName().startsWith(RuntimeClass.NAME)) {
        application = i + 1;
      } else if (application > 0) {
        break;
      }
    }
    return Arrays.copyOfRange(trace, application, trace.length);
  }

  /** One frame as {@code com.acme.Job.run:42}; the line is left out where it is unknown. */
  public static String frame(StackTraceElement frame) {
    String method = frame.getClassName() + "." + frame.getMethodName();
    return frame.getLineNumber() < 0 ? method : method + ":" + frame.getLineNumber();
  }
}
