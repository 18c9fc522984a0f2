/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.faults;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;

/** What is left when it is over: whether anything is armed or open, and whether stops still work. */
final class Aftermath {
  private static final long PATIENCE_MILLIS = 30_000;
  private static volatile long turns;

  private Aftermath() {}

  /** Stops a loop, and writes what became of it. */
  static void stopOne(Operator operator, Line line) {
    Subject next = Subject.started("next", Aftermath::spin);
    Request request = operator.stop(next);
    request.awaitEnd(PATIENCE_MILLIS);
    line.with("next", request.state()).with("stopped", next.isStopped());
  }

  static void print(Operator operator) {
    Line line = new Line("aftermath");
    stopOne(operator, line);
    boolean down =
        Pause.until(
            () -> !(Boolean) operator.status("flagUp") && operator.status("gatesArmed").equals(0),
            PATIENCE_MILLIS);
    long open = operator.requests().stream().filter(row -> Request.isOpen(row)).count();
    line.with("down", down).with("open", open).print();
  }

  private static void spin() {
    while (true) {
      turns++;
    }
  }
}
