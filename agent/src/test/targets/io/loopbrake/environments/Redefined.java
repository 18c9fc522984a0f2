/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import io.loopbrake.environments.app.Report;
import io.loopbrake.environments.app.Sums;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.util.concurrent.TimeUnit;

/** A report whose class another tool changes, once while it runs away. */
public final class Redefined {
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(20);
  private static final long RUN_MILLIS = 100;

  private Redefined() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    Sums sums = new Sums();
    Report report = new Report();
    Subject runaway = Subject.started("before", report::run);
    Pause.millis(RUN_MILLIS);
    Object checkpoints = operator.status("checkpoints");
    Redefiner.redefine(Report.class, "other");
    String redefined = report.toString();
    Request request = operator.stop(runaway);
    request.awaitEnd(PATIENCE_MILLIS);
    request.line("running", "before").with("stopped", runaway.isStopped()).print();

    play(sums, checkpoints, redefined);
    Redefiner.retransform(Report.class, "third");
    play(sums, checkpoints, report.toString());
  }

  private static void play(Sums sums, Object checkpoints, String edition) {
    Stage.play(new Report(), sums)
        .with("checkpointsBefore", checkpoints)
        .with("edition", edition)
        .print();
  }
}
