/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import io.loopbrake.environments.app.Ledger;
import io.loopbrake.environments.app.Trespass;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.util.concurrent.TimeUnit;

/** Code that owns a monitor while it is to be stopped, in a JVM whose agent defers to that. */
public final class Locked {
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(20);
  private static final long RUN_MILLIS = 100;
  private static final long LONG_MILLIS = 500;

  private Locked() {}

  public static void main(String[] arguments) {
    Subject runaway = Subject.started("runaway", new Ledger()::run);
    Pause.millis(RUN_MILLIS);
    Request request = new Operator().stop(runaway);
    request.awaitWhy("the thread owns the monitor", PATIENCE_MILLIS);
    Pause.millis(LONG_MILLIS);
    request.line("locked", "deferred")
        .with("alive", runaway.isAlive())
        .with("trusted", new Trespass().getAsBoolean())
        .print();
    request.force();
    request.awaitEnd(PATIENCE_MILLIS);
    request.line("locked", "forced").with("stopped", runaway.isStopped()).print();
  }
}
