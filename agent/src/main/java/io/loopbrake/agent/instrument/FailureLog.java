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
import java.util.concurrent.Executor;

/**
 * The last failures to instrument a class, for the status. Thread-safe and non-blocking, because
 * the thread that reports a failure is loading a class and may hold locks of the application.
 */
public final class FailureLog {
  private static final int KEPT = 20;

  private final AgentLog log;
  private final Executor writer;
  private final Deque<String> last = new ArrayDeque<>();

  /**
   * Creates a log without failures.
   *
   * @param writer runs what writes the lines; {@code execute} must neither wait nor run code of the
   *     application
   */
  public FailureLog(AgentLog log, Executor writer) {
    this.log = log;
    this.writer = writer;
  }

  /** A class could not be instrumented. */
  void add(String className, String doing, Throwable cause) {
    note("class left as it was: ", className + ": " + doing + ": " + cause, cause);
  }

  /**
   * Notes that something failed beside the instrumentation of a class.
   *
   * @param doing what failed, in words
   */
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
    writer.execute(new Lines(consequence + line, cause));
  }

  /** The last 20 failures, oldest first, each with the class, the failed action and the cause. */
  public List<String> last() {
    synchronized (last) {
      return new ArrayList<>(last);
    }
  }

  /** A class rather than a lambda, which would be linked while a class is loaded. */
  private final class Lines implements Runnable {
    private final String message;
    private final Throwable cause;

    Lines(String message, Throwable cause) {
      this.message = message;
      this.cause = cause;
    }

    @Override
    public void run() {
      log.warn(message);
      log.debug("where that failed", cause);
    }
  }
}
