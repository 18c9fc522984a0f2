/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashSet;
import java.util.Set;

/** Threads that wait for each other in a ring, none of them in a way that an interrupt ends. */
final class Deadlock {
  private Deadlock() {}

  /** Whether the thread of this moment is in such a ring. */
  static boolean holds(ThreadInfo waiter) {
    Set<Long> seen = new HashSet<>();
    ThreadInfo info = waiter;
    while (info != null && isStuck(info) && seen.add(info.getThreadId())) {
      long owner = info.getLockOwnerId();
      if (owner == waiter.getThreadId()) {
        return true;
      }
      info = owner < 0 ? null : info(owner);
    }
    return false;
  }

  private static boolean isStuck(ThreadInfo info) {
    return info.getThreadState() == Thread.State.BLOCKED
        || Waiting.isWaiting(info.getThreadState()) && Waiting.isDeaf(info.getStackTrace());
  }

  private static ThreadInfo info(long threadId) {
    return ManagementFactory.getThreadMXBean().getThreadInfo(threadId, Integer.MAX_VALUE);
  }
}
