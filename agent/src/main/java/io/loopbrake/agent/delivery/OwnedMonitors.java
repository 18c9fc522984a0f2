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

  /** The one that the thread has locked first, and gives back last; null if it owns none. */
  OwnedMonitor first(Thread thread) {
    ThreadInfo info = threads.getThreadInfo(new long[] {thread.getId()}, true, false)[0];
    MonitorInfo first = null;
    if (info != null) {
      for (MonitorInfo monitor : info.getLockedMonitors()) {
        if (monitor.getLockedStackFrame() != null
            && (first == null || monitor.getLockedStackDepth() > first.getLockedStackDepth())) {
          first = monitor;
        }
      }
    }
    return first == null ? null : new OwnedMonitor(first, info.getStackTrace().length);
  }
}
