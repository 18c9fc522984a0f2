/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

/**
 * Reads the stack from a throwable, which works on every Java. A throwable has lines but no byte
 * code indexes, and only the innermost frames ({@code -XX:MaxJavaStackTraceDepth}).
 */
final class ThrowableStackReader implements StackReader {
  /** The default of the JVM. A longer trace, which needs a flag, counts as cut, too. */
  private static final int LENGTH_OF_CUT_TRACE = 1024;

  @Override
  public Frame[] ofCurrentThread() {
    return frames(new Throwable().getStackTrace());
  }

  /** The frames of a trace whose first element is the reader. */
  static Frame[] frames(StackTraceElement[] wholeTrace) {
    boolean cut = wholeTrace.length >= LENGTH_OF_CUT_TRACE;
    StackTraceElement[] trace = ProxyFrames.withoutGenerated(wholeTrace);
    int start = start(trace);
    int count = Math.min(trace.length - start, MOST_FRAMES);
    Frame[] frames = new Frame[count];
    for (int i = 0; i < count; i++) {
      StackTraceElement element = trace[start + i];
      frames[i] =
          new Frame(
              element.getClassName(),
              element.getMethodName(),
              null,
              Frame.UNKNOWN,
              Math.max(element.getLineNumber(), Frame.UNKNOWN),
              cut ? Frame.UNKNOWN : trace.length - start - i - 1);
    }
    return frames;
  }

  private static int start(StackTraceElement[] trace) {
    RuntimeFrames runtime = new RuntimeFrames();
    int start = Math.min(1, trace.length);
    for (int i = start; i < trace.length; i++) {
      if (runtime.endWith(trace[i].getClassName())) {
        start = i + 1;
      }
    }
    return start;
  }
}
