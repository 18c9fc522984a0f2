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
 * The monitors ({@code synchronized}) that the calling thread owns. Not the locks of {@code
 * java.util.concurrent}: the JVM finds their owners by a search of the whole heap only.
 */
public final class OwnedMonitors {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** Why no stop may be thrown, in words that follow "put off: "; null if none is owned. */
  public String objection() {
    ThreadInfo[] self =
        threads.getThreadInfo(new long[] {Thread.currentThread().getId()}, true, false);
    if (self[0] == null || self[0].getLockedMonitors().length == 0) {
      return null;
    }
    MonitorInfo innermost = self[0].getLockedMonitors()[0];
    return "the thread owns the monitor of "
        + innermost
        + ", locked in "
        + innermost.getLockedStackFrame()
        + " (locks=defer)";
  }
}
