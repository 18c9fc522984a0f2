/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.RunMessage;
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

  /**
   * A class could not be instrumented.
   *
   * @param doing a text and no message, because no class is to be loaded while another one is
   */
  void add(String className, String doing, Throwable cause) {
    note(null, className + ": " + doing + ": " + cause, cause);
  }

  /**
   * Notes that something failed beside the instrumentation of a class.
   *
   * @param what what failed, as words between the name of the class and the cause
   */
  public void addBeside(String className, Message what, Throwable cause) {
    Message failure = what.within(className + ": ", ": " + cause);
    note(failure, failure.text(), cause);
  }

  private void note(Message toldOrNull, String line, Throwable cause) {
    synchronized (last) {
      if (last.size() == KEPT) {
        last.removeFirst();
      }
      last.addLast(line);
    }
    writer.execute(new Lines(toldOrNull, line, cause));
  }

  /** The last 20 failures, oldest first, each with the class, the failed action and the cause. */
  public List<String> last() {
    synchronized (last) {
      return new ArrayList<>(last);
    }
  }

  /** A class rather than a lambda, which would be linked while a class is loaded. */
  private final class Lines implements Runnable {
    private final Message told;
    private final String line;
    private final Throwable cause;

    Lines(Message told, String line, Throwable cause) {
      this.told = told;
      this.line = line;
      this.cause = cause;
    }

    @Override
    public void run() {
      log.warn(told == null ? RunMessage.CLASS_LEFT.with(line) : told);
      log.debug("where that failed", cause);
    }
  }
}
