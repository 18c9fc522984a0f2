/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.careful;

import io.loopbrake.operating.Cases;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Stops work whose cleanup takes some time; with the argument "endless", for ever. */
public final class Careful {
  private static final long SPIN_MILLIS = 30;
  private static final long PATIENCE_MILLIS = 20_000;

  private final Operator operator = new Operator();
  private final List<Runnable> reports = new ArrayList<>();

  public static void main(String[] arguments) {
    Careful careful = new Careful();
    if (arguments[0].equals("endless")) {
      careful.stopAll(Rows.TOO_MANY);
      careful.reports.forEach(Runnable::run);
    } else {
      careful.stopAll(Rows.SOME);
      careful.stopGuarded();
    }
    System.exit(0);
  }

  private void stopAll(int count) {
    for (Method method : Cases.in(Cleanups.class)) {
      Rows rows = new Rows(count);
      stop(Subject.started(method.getName(), () -> Cases.run(method, rows)), rows);
    }
    Rows rows = new Rows(count);
    Thread thread = new Thread(rows::work, "inTheUncaughtExceptionHandler");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((self, error) -> rows.unlockAll());
    thread.start();
    stop(thread, rows);
  }

  /** Endless ones are stopped together, because each takes a while. */
  private void stop(Thread thread, Rows rows) {
    Pause.until(rows::areBeingWorkedOn, PATIENCE_MILLIS);
    Pause.millis(SPIN_MILLIS);
    Request request = operator.stop(thread);
    Runnable report = () -> report(thread, rows, request);
    if (rows.count() == Rows.TOO_MANY) {
      reports.add(report);
    } else {
      report.run();
    }
  }

  private static void report(Thread thread, Rows rows, Request request) {
    request.awaitEnd(PATIENCE_MILLIS);
    request
        .line("case", thread.getName())
        .with("alive", thread.isAlive())
        .with("unlocked", rows.unlocked())
        .with("rows", rows.count())
        .print();
  }

  private void stopGuarded() {
    Guards guards = new Guards();
    Rows rows = new Rows(Rows.SOME);
    Subject subject = Subject.started("guarded", () -> guards.work(rows));
    Pause.until(rows::areBeingWorkedOn, PATIENCE_MILLIS);
    Pause.millis(SPIN_MILLIS);
    Request request = operator.stop(subject);
    request.awaitEnd(PATIENCE_MILLIS);
    request
        .line("guarded", subject.getName())
        .with("unlocked", rows.unlocked())
        .with("rows", rows.count())
        .with("free", guards.areFree())
        .print();
  }
}
