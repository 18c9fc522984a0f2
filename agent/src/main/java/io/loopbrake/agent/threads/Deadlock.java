/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Threads that wait for each other in a cycle, none of them in a wait that an interrupt ends. Looks
 * at each thread once, however many others wait for it. Not thread-safe.
 */
final class Deadlock {
  private final Map<Long, ThreadInfo> seen = new HashMap<>();

  /** Notes what was seen of a thread. */
  void add(ThreadInfo info) {
    seen.put(info.getThreadId(), info);
  }

  /** Whether the thread of this moment is in such a ring. */
  boolean holds(ThreadInfo waiter) {
    // A wait that was seen some time ago may be over, but a cycle persists.
    return isRing(waiter, this::seen) && isRing(waiter, Deadlock::info);
  }

  /**
   * The information about the thread with this id, of the first look at it; null if the JVM has
   * none.
   */
  ThreadInfo seen(long threadId) {
    return seen.computeIfAbsent(threadId, Deadlock::info);
  }

  private static boolean isRing(ThreadInfo waiter, LongFunction<ThreadInfo> infos) {
    Set<Long> passed = new HashSet<>();
    ThreadInfo info = waiter;
    while (info != null && isStuck(info) && passed.add(info.getThreadId())) {
      long owner = info.getLockOwnerId();
      if (owner == waiter.getThreadId()) {
        return true;
      }
      info = owner < 0 ? null : infos.apply(owner);
    }
    return false;
  }

  /** Whether the thread is in a wait that no interrupt ends. */
  static boolean isStuck(ThreadInfo info) {
    return info.getThreadState() == Thread.State.BLOCKED
        || ThreadCalls.isWaiting(info.getThreadState())
            && InterruptibleWaits.isDeaf(info.getStackTrace());
  }

  private static ThreadInfo info(long threadId) {
    return ManagementFactory.getThreadMXBean().getThreadInfo(threadId, Integer.MAX_VALUE);
  }
}
