/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * Tells whether a thread that waits most of the time has run between two looks. Not for the JVM's
 * start: it brings {@code java.util.logging} up, which is the application's to do.
 */
public final class ThreadActivity {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final long threadId;
  private long pauses;

  /** Begins to look at the thread with this id. */
  public ThreadActivity(long threadId) {
    this.threadId = threadId;
    this.pauses = pauses();
  }

  /** Whether the thread began or ended a wait since the last look. */
  public boolean hasRunSinceLastLook() {
    long before = pauses;
    pauses = pauses();
    return pauses != before;
  }

  private long pauses() {
    ThreadInfo info = info();
    // Of a virtual thread the JVM does not tell; it may have run.
    return info == null ? pauses + 1 : info.getWaitedCount() + info.getBlockedCount();
  }

  private ThreadInfo info() {
    try {
      return threads.getThreadInfo(threadId);
    } catch (IllegalArgumentException idOfItsOwn) {
      // Before Java 19 the application's class of a thread says what id it has.
      return null;
    }
  }
}
