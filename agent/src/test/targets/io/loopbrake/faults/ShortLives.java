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

/**
 * Stops threads that end by themselves at about the same moment, and compares what each request
 * says with what became of its thread. The argument says how many.
 */
public final class ShortLives {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final int LENGTHS = 40;
  private static final long STEP_NANOS = 20_000;

  private static volatile long turns;

  private final Operator operator = new Operator();
  private int refused;
  private int missed;
  private int stopped;
  private int odd;

  public static void main(String[] arguments) {
    ShortLives lives = new ShortLives();
    for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
      lives.stop(i % LENGTHS * STEP_NANOS);
    }
    new Line("lives")
        .with("refused", lives.refused)
        .with("missed", lives.missed)
        .with("stopped", lives.stopped)
        .with("odd", lives.odd)
        .print();
    Aftermath.print(lives.operator);
    System.exit(0);
  }

  private void stop(long nanos) {
    Subject life = Subject.started("short life", () -> live(nanos));
    Request request;
    try {
      request = operator.stop(life);
    } catch (IllegalArgumentException over) {
      refused++;
      return;
    }
    request.awaitEnd(PATIENCE_MILLIS);
    Pause.until(() -> !life.isAlive(), PATIENCE_MILLIS);
    String state = request.state();
    missed += state.equals("MISSED") ? 1 : 0;
    stopped += state.equals("STOPPED") ? 1 : 0;
    boolean right =
        state.equals("STOPPED") ? life.isStopped() : state.equals("MISSED") && life.isReturned();
    if (!right) {
      odd++;
      request.line("odd", life.getName()).with("thrown", life.thrown()).print();
    }
  }

  private static void live(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() - end < 0) {
      turns++;
    }
  }
}
