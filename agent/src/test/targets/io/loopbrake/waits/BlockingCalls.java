/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waits;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.CompositeData;

/**
 * A thread for each blocking call of the JDK, all stopped at once. Those that go on are then let go
 * by what an operator can do. Argument: a directory.
 */
public final class BlockingCalls {
  private static final long PATIENCE_MILLIS = 20_000;
  private static final long STEADY_MILLIS = 300;

  /** A call goes on if none of the others has ended for so long. */
  private static final long QUIET_MILLIS = 1500;

  private static final Operator OPERATOR = new Operator();

  private BlockingCalls() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, Subject.Work> calls = new LinkedHashMap<>();
    ThreadCalls threads = new ThreadCalls();
    threads.addTo(calls);
    ProcessCalls processes = new ProcessCalls(new File(arguments[0]));
    processes.addTo(calls);
    NetworkCalls network = new NetworkCalls();
    network.addTo(calls);
    List<Subject> subjects = new ArrayList<>();
    calls.forEach((name, call) -> subjects.add(Subject.started(name, call)));
    Pause.until(() -> areWaiting(subjects), PATIENCE_MILLIS);
    List<Request> requests = new ArrayList<>();
    subjects.forEach(subject -> requests.add(OPERATOR.stop(subject)));
    awaitQuiet(subjects);
    List<CompositeData> rows = OPERATOR.requests();
    for (int i = 0; i < requests.size(); i++) {
      report(subjects.get(i), row(rows, requests.get(i)));
    }
    subjects.removeIf(subject -> !subject.isAlive());
    for (Thread holder : threads.holders()) {
      Request request = OPERATOR.stop(holder);
      try {
        request.force();
      } catch (IllegalArgumentException endedMeanwhile) {
        // Its sleep has been interrupted already.
      }
    }
    processes.release();
    network.release();
    awaitQuiet(subjects);
    for (Subject subject : subjects) {
      new Line("after")
          .with("name", subject.getName())
          .with("ended", !subject.isAlive())
          .with("thrown", subject.thrown())
          .print();
    }
    System.exit(0);
  }

  private static boolean areWaiting(List<Subject> subjects) {
    return subjects.stream().allMatch(BlockingCalls::isWaiting) && isSteady(subjects);
  }

  private static boolean isSteady(List<Subject> subjects) {
    Pause.millis(STEADY_MILLIS);
    return subjects.stream().allMatch(BlockingCalls::isWaiting);
  }

  private static boolean isWaiting(Subject subject) {
    StackTraceElement[] stack = subject.getStackTrace();
    return subject.getState() == Thread.State.BLOCKED
        || stack.length > 0 && (stack[0].isNativeMethod() || ThreadCalls.isInitialising(subject));
  }

  private static void awaitQuiet(List<Subject> subjects) {
    long ended = -1;
    for (long now = 0; now != ended; now = subjects.stream().filter(Thread::isAlive).count()) {
      ended = now;
      Pause.millis(QUIET_MILLIS);
    }
  }

  private static CompositeData row(List<CompositeData> rows, Request request) {
    return rows.stream().filter(row -> row.get("id").equals(request.id())).findFirst().get();
  }

  private static void report(Subject subject, CompositeData row) {
    Throwable thrown = subject.thrown();
    String end = thrown == null ? "returns" : thrown.getClass().getSimpleName();
    new Line("call")
        .with("name", subject.getName())
        .with("state", row.get("state"))
        .with("why", row.get("why"))
        .with("outcome", subject.isAlive() ? "goes on" : end)
        .print();
  }
}
