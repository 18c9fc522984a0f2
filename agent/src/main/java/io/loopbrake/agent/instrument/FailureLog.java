/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.log.AgentLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last failures to instrument a class, for the status. Thread-safe. */
public final class FailureLog {
  private static final int KEPT = 20;

  private final AgentLog log;
  private final Deque<String> last = new ArrayDeque<>();

  public FailureLog(AgentLog log) {
    this.log = log;
  }

  /** A class could not be instrumented. */
  void add(String className, String doing, Throwable cause) {
    note("class left as it was: ", className + ": " + doing + ": " + cause, cause);
  }

  /** A class is instrumented, and something beside that failed. */
  public void addBeside(String className, String doing, Throwable cause) {
    note("", className + ": " + doing + ": " + cause, cause);
  }

  private void note(String consequence, String line, Throwable cause) {
    synchronized (last) {
      if (last.size() == KEPT) {
        last.removeFirst();
      }
      last.addLast(line);
    }
    log.warn(consequence + line);
    log.debug("where that failed", cause);
  }

  /** The last failures, oldest first, each with the class, what was tried and the cause. */
  public List<String> last() {
    synchronized (last) {
      return new ArrayList<>(last);
    }
  }
}
