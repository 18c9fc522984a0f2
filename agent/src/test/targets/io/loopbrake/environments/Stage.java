/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets a report run away, has it stopped through the MBean, and tells what came of that. */
public final class Stage {
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(20);
  private static final long RUN_MILLIS = 100;

  private Stage() {}

  /** Plays it with classes of the application; returns the line of the report. */
  public static Line play(Runnable report, LongSupplier sums) {
    Subject runaway = Subject.started("runaway", report::run);
    Bystander bystander = new Bystander(sums);
    Subject beside = Subject.started("bystander", bystander);
    Pause.millis(RUN_MILLIS);
    Operator operator = new Operator();
    boolean spun = runaway.isAlive();
    Request request = operator.stop(runaway);
    request.awaitEnd(PATIENCE_MILLIS);
    runaway.awaitEnd(PATIENCE_MILLIS);
    return request
        .line("played", "runaway")
        .with("spun", spun)
        .with("thrown", runaway.thrown())
        .with("thrownAt", runaway.thrownAt())
        .with("stopped", runaway.isStopped())
        .with("goesOn", bystander.goesOn() && beside.isAlive())
        .with("startsAnew", Bystander.startsAnew(sums))
        .with("seen", Sight.from(report.getClass()))
        .with("loader", String.valueOf(report.getClass().getClassLoader()))
        .with("checkpoints", operator.status("checkpoints"))
        .with("failed", operator.status("classesFailed"))
        .with("notCovered", operator.status("notCovered"))
        .with("failures", operator.status("lastFailures"));
  }
}
