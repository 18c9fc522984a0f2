/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stubborn;

import io.loopbrake.operating.Cases;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Stops all stubborn loops, some at a time; the arguments name the kinds of work. */
public final class Stubborn {
  private static final Class<?>[] CASES = {
    Catching.class, Finishing.class, Retrying.class, Obstinate.class
  };
  private static final int AT_A_TIME = 8;
  private static final long SPIN_MILLIS = 50;
  private static final long PATIENCE_MILLIS = 20_000;

  private final Operator operator = new Operator();

  public static void main(String[] arguments) {
    Stubborn stubborn = new Stubborn();
    for (String kind : arguments) {
      stubborn.stopAll(kind, kind.equals("tight") ? Work::tight : Work::ordinary);
    }
    System.exit(0);
  }

  private void stopAll(String kind, Runnable work) {
    List<Subject> started = new ArrayList<>();
    for (Method method : Cases.in(CASES)) {
      started.add(
          Subject.started(method.getName() + ", " + kind, () -> Cases.run(method, work)));
      if (started.size() == AT_A_TIME) {
        stop(started);
        started.clear();
      }
    }
    stop(started);
  }

  private void stop(List<Subject> subjects) {
    Pause.millis(SPIN_MILLIS);
    List<Request> requests = new ArrayList<>();
    for (Subject subject : subjects) {
      requests.add(operator.stop(subject));
    }
    for (int i = 0; i < subjects.size(); i++) {
      report(subjects.get(i), requests.get(i));
    }
  }

  private void report(Subject subject, Request request) {
    boolean ended = request.awaitEnd(PATIENCE_MILLIS);
    request
        .line("case", subject.getName())
        .with("alive", subject.isAlive())
        .with("thrown", subject.thrown())
        .print();
    if (!ended) {
      request.cancel();
    }
  }
}
