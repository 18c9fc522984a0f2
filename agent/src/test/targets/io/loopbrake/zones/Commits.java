/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;

/** Stops transactions as often as the argument says, and counts those that were torn. */
public final class Commits {
  private static final long PATIENCE_MILLIS = 20_000;

  private final Operator operator = new Operator();
  private final String kind;
  private int stopped;
  private int torn;

  private Commits(String kind) {
    this.kind = kind;
  }

  public static void main(String[] arguments) {
    Commits working = new Commits("working");
    Commits sleeping = new Commits("sleeping");
    for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
      Tx worked = new Tx();
      working.stop(worked, worked::workForEver);
      Tx slept = new Tx();
      sleeping.stop(slept, slept::workAndSleepForEver);
    }
    working.print();
    sleeping.print();
    System.exit(0);
  }

  private void stop(Tx tx, Runnable work) {
    Subject subject = Subject.started(kind, work::run);
    Pause.millis(10);
    Request request = operator.stop(subject);
    request.awaitEnd(PATIENCE_MILLIS);
    stopped += request.state().equals("STOPPED") ? 1 : 0;
    torn += tx.isWhole() ? 0 : 1;
  }

  private void print() {
    new Line("commits").with("name", kind).with("stopped", stopped).with("torn", torn).print();
  }
}
