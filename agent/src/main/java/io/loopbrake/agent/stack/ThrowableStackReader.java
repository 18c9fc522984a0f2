/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

import io.loopbrake.agent.gate.RuntimeClass;

/** Reads the stack from a throwable, as Java 8 has to: without byte-code indexes. */
final class ThrowableStackReader implements StackReader {
  @Override
  public Frame[] ofCurrentThread() {
    StackTraceElement[] trace = new Throwable().getStackTrace();
    int from = 0;
    for (int i = 0; i < trace.length; i++) {
      if (trace[i].getClassName().startsWith(RuntimeClass.NAME)) {
        from = i + 1;
      } else if (from > 0) {
        break;
      }
    }
    Frame[] frames = new Frame[trace.length - from];
    for (int i = 0; i < frames.length; i++) {
      StackTraceElement e = trace[from + i];
      frames[i] =
          new Frame(
              e.getClassName(),
              e.getMethodName(),
              null,
              Frame.UNKNOWN,
              Math.max(Frame.UNKNOWN, e.getLineNumber()));
    }
    return frames;
  }
}
