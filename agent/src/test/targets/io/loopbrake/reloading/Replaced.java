/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reloading;

import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;

/**
 * Gets brakes while some of its methods run, and stops what these call then. Methods that have no
 * loops are not replaced.
 */
public final class Replaced {
  private static final String PATTERN = "io.loopbrake.reloading.Replaced";
  private static final long PATIENCE_MILLIS = 30_000;
  private static final long PENDING_MILLIS = 2_000;

  private static volatile long turns;

  private Replaced() {}

  public static void main(String[] arguments) {
    Operator operator = new Operator();
    stop(operator, plain(operator), PATIENCE_MILLIS);
    operator.call("removeClasses", PATTERN);
    stop(operator, sparing(operator), PENDING_MILLIS);
    System.exit(0);
  }

  private static Subject plain(Operator operator) {
    return Subject.started(
        "plain",
        () -> {
          for (int i = 0; i < 1; i++) {
            outer(operator);
          }
        });
  }

  private static Subject sparing(Operator operator) {
    return Subject.started(
        "sparing",
        () -> {
          for (int i = 0; i < 1; i++) {
            outer(operator);
          }
        });
  }

  private static void outer(Operator operator) {
    operator.call("addClasses", PATTERN);
    inner();
  }

  private static void inner() {
    while (true) {
      turns++;
    }
  }

  private static void stop(Operator operator, Subject subject, long patienceMillis) {
    long before = turns;
    Pause.until(() -> turns > before, PATIENCE_MILLIS);
    Request request = operator.stop(subject);
    request.awaitEnd(patienceMillis);
    request.line("stop", subject.getName()).print();
  }
}
