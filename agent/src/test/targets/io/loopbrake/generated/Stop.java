/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.generated;

import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;

/** Lets a generated program run on, and stops it. */
final class Stop {
  private static final long PATIENCE_MILLIS = 10_000;

  private final Operator operator;
  private final Generated program;

  Stop(Operator operator, Generated program) {
    this.operator = operator;
    this.program = program;
  }

  /**
   * Returns the state of the request, how the thread ended, and whether locks were kept.
   *
   * @param pause how long it runs before, in milliseconds
   * @param patience how long it may go on afterwards, in milliseconds
   */
  String outcome(long pause, long patience) throws Exception {
    Subject subject = Subject.started("generated", () -> program.run(Long.MAX_VALUE));
    Pause.millis(pause);
    Request request = request(subject);
    if (request == null) {
      return "over by itself";
    }
    if (subject.awaitEnd(patience)) {
      return end(subject, request);
    }
    String outcome = request.state() + " goes on: " + request.why();
    if (!subject.isAlive()) {
      // It ended while the request was read.
      subject.awaitEnd(PATIENCE_MILLIS);
      return end(subject, request);
    }
    boolean ended =
        Pause.until(
            () -> {
              program.drain();
              return !subject.isAlive();
            },
            PATIENCE_MILLIS);
    return ended ? outcome : outcome + ", for ever";
  }

  private String end(Subject subject, Request request) throws Exception {
    request.awaitEnd(PATIENCE_MILLIS);
    return request.state()
        + (subject.isStopped() ? " stopped" : subject.isReturned() ? " returned" : " threw " + subject.thrown())
        + (program.areLocksFree() ? "" : ", locks kept");
  }

  private Request request(Subject subject) {
    try {
      return operator.stop(subject);
    } catch (IllegalStateException | IllegalArgumentException e) {
      if (subject.awaitEnd(PATIENCE_MILLIS)) {
        return null;
      }
      throw e;
    }
  }
}
