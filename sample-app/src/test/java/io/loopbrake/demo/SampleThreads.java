/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The threads of the application as the JVM itself sees them. */
final class SampleThreads {

  private final ThreadMXBean threads;

  SampleThreads(ThreadMXBean threads) {
    this.threads = threads;
  }

  Optional<Long> idOf(String name) {
    return Optional.ofNullable(idsByName("").get(name));
  }

  boolean isGone(long id) {
    return threads.getThreadInfo(id) == null;
  }

  /** The threads that take and store the orders. */
  Map<String, Long> orderThreads() {
    return idsByName("order-");
  }

  /** The CPU time that the thread has used so far; negative if there is no such thread. */
  long cpuNanos(long id) {
    return threads.getThreadCpuTime(id);
  }

  private Map<String, Long> idsByName(String prefix) {
    Map<String, Long> ids = new TreeMap<>();
    for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
      // null if the thread ended between the two calls
      if (info != null && info.getThreadName().startsWith(prefix)) {
        ids.put(info.getThreadName(), info.getThreadId());
      }
    }
    return ids;
  }
}
