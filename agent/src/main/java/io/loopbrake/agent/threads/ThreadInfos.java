/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.List;

/**
 * Information of the JVM about several threads at one moment. Not to be used while the JVM starts:
 * it initialises {@code java.util.logging}, which the application may want to configure first.
 */
final class ThreadInfos {
  /** No thread has it. */
  private static final long NOBODY = Long.MAX_VALUE;

  private ThreadInfos() {}

  /**
   * The information about these threads, in their order; null for a thread that has ended, or of
   * which the JVM does not tell.
   */
  static ThreadInfo[] of(List<Thread> threads, int depth) {
    long[] ids = new long[threads.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = idOf(threads.get(i));
    }
    return ManagementFactory.getThreadMXBean().getThreadInfo(ids, depth);
  }

  /** The id to pass to the JVM; one that no thread has if the JVM must not be asked. */
  static long idOf(Thread thread) {
    return knows(thread) ? ThreadCalls.idOf(thread) : NOBODY;
  }

  /**
   * Whether the JVM can be asked about the thread. It does not tell of virtual threads. It is not
   * asked about threads whose class overrides {@code getId}, because before Java 19 it would call
   * that method.
   */
  static boolean knows(Thread thread) {
    return !VirtualThreads.isVirtual(thread) && !hasOwnId(thread.getClass());
  }

  private static boolean hasOwnId(Class<?> type) {
    for (Class<?> c = type; c != Thread.class; c = c.getSuperclass()) {
      try {
        c.getDeclaredMethod("getId");
        return true;
      } catch (NoSuchMethodException inherited) {
        continue;
      } catch (LinkageError unknown) {
        return true;
      }
    }
    return false;
  }
}
