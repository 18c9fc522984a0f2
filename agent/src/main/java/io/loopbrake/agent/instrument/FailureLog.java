/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last failures to instrument a class, for the status. Thread-safe. */
public final class FailureLog {
  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
  private static final int KEPT = 20;

  private final Deque<String> last = new ArrayDeque<>();

  void add(String className, String doing, Throwable cause) {
    String line = className + ": " + doing + ": " + cause;
    synchronized (last) {
      if (last.size() == KEPT) {
        last.removeFirst();
      }
      last.addLast(line);
    }
    LOG.warn("class left as it was: {}", line);
    LOG.debug("the failure of {}", className, cause);
  }

  /** The last failures, oldest first, each with the class, what was tried and the cause. */
  public List<String> last() {
    synchronized (last) {
      return new ArrayList<>(last);
    }
  }
}
