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
 * Stops loops and takes the requests back, from two threads at once, and compares what each request
 * says with what became of its loop. The argument says how many.
 */
public final class StopOrCancel {
  private static final long PATIENCE_MILLIS = 30_000;

  private final Operator operator = new Operator();
  private volatile boolean enough;
  private volatile long turns;
  private int stopped;
  private int cancelled;
  private int odd;

  public static void main(String[] arguments) {
    StopOrCancel race = new StopOrCancel();
    for (int round = 1; round <= Integer.parseInt(arguments[0]); round++) {
      race.run(round);
    }
    new Line("race")
        .with("stopped", race.stopped)
        .with("cancelled", race.cancelled)
        .with("odd", race.odd)
        .print();
    Aftermath.print(race.operator);
    System.exit(0);
  }

  /** The request of a round has the round's number. */
  private void run(long round) {
    enough = false;
    Subject loop = Subject.started("loop " + round, this::spin);
    Subject canceller = Subject.started("canceller", () -> cancel(round));
    Request request = operator.stop(loop);
    canceller.awaitEnd(PATIENCE_MILLIS);
    request.awaitEnd(PATIENCE_MILLIS);
    String state = request.state();
    boolean thrown = !request.why().contains("the stop error had not been thrown");
    if (thrown) {
      loop.awaitEnd(PATIENCE_MILLIS);
    } else {
      // Whoever reads this in Requests may rely on it.
      Pause.millis(2);
    }
    enough = true;
    loop.awaitEnd(PATIENCE_MILLIS);
    stopped += state.equals("STOPPED") ? 1 : 0;
    cancelled += state.equals("CANCELLED") ? 1 : 0;
    if (loop.isAlive() || loop.isStopped() != thrown || !(loop.isStopped() ^ loop.isReturned())) {
      odd++;
      request.line("odd", loop.getName()).with("thrown", loop.thrown()).print();
    }
  }

  private void spin() {
    while (!enough) {
      turns++;
    }
  }

  /** Tries until the request is there, or has been there. */
  private void cancel(long id) {
    boolean tried = false;
    while (!tried) {
      try {
        operator.call("cancel", id);
        tried = true;
      } catch (IllegalArgumentException refused) {
        tried = !refused.getMessage().startsWith("no request has the id");
      }
    }
  }
}
