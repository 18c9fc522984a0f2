/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * The monitors ({@code synchronized}) that a thread owns. Not the locks of {@code
 * java.util.concurrent}: the JVM finds their owners by a search of the whole heap only.
 */
public final class OwnedMonitors {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** Why no stop may be thrown, in words that follow "put off: "; null if none is owned. */
  public String objection(Thread thread) {
    ThreadInfo[] infos = threads.getThreadInfo(new long[] {thread.getId()}, true, false);
    if (infos[0] == null || infos[0].getLockedMonitors().length == 0) {
      return null;
    }
    MonitorInfo innermost = infos[0].getLockedMonitors()[0];
    return "the thread owns the monitor of "
        + innermost
        + ", locked in "
        + place(innermost.getLockedStackFrame())
        + " (locks=defer)";
  }

  private static String place(StackTraceElement frame) {
    String method = frame.getClassName() + "." + frame.getMethodName();
    return frame.getLineNumber() < 0 ? method : method + ":" + frame.getLineNumber();
  }
}
