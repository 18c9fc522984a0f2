/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waiters;

import io.loopbrake.operating.Cases;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Stops threads that wait, all at once. The argument says for how many milliseconds to look on. */
public final class Waiters {
  private Waiters() {}

  public static void main(String[] arguments) {
    Operator operator = new Operator();
    long patience = Long.parseLong(arguments[0]);
    List<Subject> subjects = new ArrayList<>();
    for (Method method : Cases.in(Waits.class)) {
      subjects.add(Subject.started(method.getName(), () -> Cases.run(method)));
    }
    List<Request> requests = new ArrayList<>();
    for (Subject subject : subjects) {
      while (subject.getState() == Thread.State.RUNNABLE) {
        Thread.yield();
      }
      requests.add(operator.stop(subject));
    }
    long end = System.nanoTime() + patience * 1_000_000;
    for (int i = 0; i < subjects.size(); i++) {
      requests.get(i).awaitEnd(Math.max(0, (end - System.nanoTime()) / 1_000_000));
      Subject subject = subjects.get(i);
      requests
          .get(i)
          .line("case", subject.getName())
          .with("alive", subject.isAlive())
          .with("thrown", subject.thrown())
          .print();
    }
    System.exit(0);
  }
}
