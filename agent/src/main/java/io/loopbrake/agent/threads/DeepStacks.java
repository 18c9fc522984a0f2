/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/** Reads whole stacks of other threads, where those of a few hundred frames are not enough. */
public final class DeepStacks {
  /** From Java 21 on, {@link Thread#getStackTrace} leaves out all frames further out. */
  private static final int CUT = 1024;

  private DeepStacks() {}

  /**
   * As {@link ThreadCalls#stackOf}, with all frames. Of a virtual thread, only those that this
   * returns. The JVM may leave out other hidden frames than there.
   */
  public static StackTraceElement[] of(Thread thread) {
    StackTraceElement[] stack = ThreadCalls.stackOf(thread);
    if (stack.length != CUT || !ThreadInfos.knows(thread)) {
      return stack;
    }
    ThreadInfo info =
        ManagementFactory.getThreadMXBean()
            .getThreadInfo(ThreadCalls.idOf(thread), Integer.MAX_VALUE);
    // The thread may have ended meanwhile.
    return info == null ? stack : info.getStackTrace();
  }
}
