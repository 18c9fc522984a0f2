/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** Tells whether a thread can run, and whether it has run since the last look. */
final class ThreadActivity {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Thread thread;
  private long pauses;
  private boolean runnable = true;

  ThreadActivity(Thread thread) {
    this.thread = thread;
    look();
  }

  /** Looks at the thread. Returns whether it runs now or has run since the last look. */
  boolean look() {
    ThreadInfo info = THREADS.getThreadInfo(thread.getId());
    if (info == null) {
      runnable = false;
      return false;
    }
    long before = pauses;
    pauses = info.getWaitedCount() + info.getBlockedCount();
    runnable = info.getThreadState() == Thread.State.RUNNABLE;
    return runnable || pauses != before;
  }

  boolean isRunnable() {
    return runnable;
  }
}
