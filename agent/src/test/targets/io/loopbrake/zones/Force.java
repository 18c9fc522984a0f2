/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones;

import io.loopbrake.operating.Cases;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.lang.reflect.Method;

/** Asks for stops in zones, looks what is said of them, and forces them. */
public final class Force {
  private static final long SPIN_MILLIS = 30;
  private static final long STILL_OPEN_MILLIS = 400;
  private static final long PATIENCE_MILLIS = 20_000;

  private Force() {}

  public static void main(String[] arguments) {
    Operator operator = new Operator();
    for (Method method : Cases.in(Endless.class)) {
      if (method.getName().equals("letGo")) {
        continue;
      }
      Subject subject = Subject.started(method.getName(), () -> Cases.run(method));
      Pause.millis(SPIN_MILLIS);
      Request request = operator.stop(subject);
      request.awaitWhy("deferred", PATIENCE_MILLIS);
      Pause.millis(STILL_OPEN_MILLIS);
      report("before", request, subject);
      if (method.getName().equals("inMonitorForSomeTime")) {
        Endless.letGo();
      } else if (request.isOpen()) {
        request.force();
      }
      request.awaitEnd(PATIENCE_MILLIS);
      report("after", request, subject);
    }
    System.exit(0);
  }

  private static void report(String kind, Request request, Subject subject) {
    request
        .line(kind, subject.getName())
        .with("alive", subject.isAlive())
        .with("thrown", subject.thrown())
        .print();
  }
}
