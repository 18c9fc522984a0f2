/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * Tells whether a thread that waits most of the time has run between two looks. Not to be used
 * while the JVM starts: it initialises {@code java.util.logging}, which the application may want to
 * configure first.
 */
public final class ThreadActivity {
  private static final long UNKNOWN = -1;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final long threadId;
  private long pauses;
  private long processorNanos;

  /** Begins to look at the thread, and does not keep it alive. */
  public ThreadActivity(Thread thread) {
    this(ThreadInfos.idOf(thread));
  }

  /** As {@link #ThreadActivity(Thread)}, for an id that need not belong to a thread. */
  ThreadActivity(long threadId) {
    this.threadId = threadId;
    this.pauses = pauses();
    this.processorNanos = processorNanos();
  }

  /**
   * Whether the thread began or ended a wait since the last look. True if the JVM does not tell, as
   * of virtual threads.
   */
  public boolean hasRunSinceLastLook() {
    long before = pauses;
    pauses = pauses();
    return pauses != before;
  }

  /**
   * Whether the thread has used any processor time since the last look. True if the JVM does not
   * tell.
   */
  public boolean hasUsedProcessorSinceLastLook() {
    long before = processorNanos;
    processorNanos = processorNanos();
    return processorNanos == UNKNOWN || processorNanos != before;
  }

  private long processorNanos() {
    try {
      return threads.isThreadCpuTimeSupported() ? threads.getThreadCpuTime(threadId) : UNKNOWN;
    } catch (IllegalArgumentException idOfItsOwn) {
      return UNKNOWN;
    }
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
