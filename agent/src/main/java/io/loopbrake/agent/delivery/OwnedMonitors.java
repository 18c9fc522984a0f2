/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.threads.ThreadCalls;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * The monitors ({@code synchronized}) that a thread owns. Locks of {@code java.util.concurrent} are
 * not included, because the JVM finds their owners only by a search of the whole heap.
 */
public final class OwnedMonitors {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /**
   * Why no stop may be thrown, in words that follow "deferred: ", with the monitor that the thread
   * has locked first and releases last; null if it owns none, or if the JVM does not tell, as of
   * virtual threads.
   */
  String objection(Thread thread) {
    ThreadInfo info = threads.getThreadInfo(new long[] {ThreadCalls.idOf(thread)}, true, false)[0];
    MonitorInfo first = null;
    if (info != null) {
      for (MonitorInfo monitor : info.getLockedMonitors()) {
        if (first == null || monitor.getLockedStackDepth() > first.getLockedStackDepth()) {
          first = monitor;
        }
      }
    }
    return first == null
        ? null
        : InlinedText.OWNS_MONITOR + first + place(first.getLockedStackFrame()) + " (locks=defer)";
  }

  private static String place(StackTraceElement frame) {
    if (frame == null) {
      return "";
    }
    String method = ", locked in " + frame.getClassName() + "." + frame.getMethodName();
    return frame.getLineNumber() < 0 ? method : method + ":" + frame.getLineNumber();
  }
}
