/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.management.openmbean.CompositeData;

/** A report in a pool, tasks before and after it, and a loop that is none of the report's. */
public final class Deadlines {
  private static volatile long turns;

  private Deadlines() {}

  /** The argument says for how long to wait for the report's end, in milliseconds. */
  public static void main(String[] arguments) {
    Operator operator = new Operator();
    Subject other = Subject.started("other", Deadlines::spin);
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Future<?> before = pool.submit(() -> turns++);
    Future<?> report = pool.submit(Report::write);
    Future<?> after = pool.submit(() -> turns++);
    Pause.until(report::isDone, Long.parseLong(arguments[0]));
    boolean ended = report.isDone();
    if (ended) {
      Pause.until(after::isDone, 30_000);
    }
    Pause.until(() -> operator.requests().stream().noneMatch(Request::isOpen), 30_000);
    new Line("report")
        .with("ended", ended)
        .with("before", before.isDone())
        .with("after", after.isDone())
        .with("other", other.isAlive())
        .print();
    for (CompositeData row : operator.requests()) {
      new Line("request")
          .with("state", row.get("state"))
          .with("threadName", row.get("threadName"))
          .with("task", row.get("task"))
          .with("reason", row.get("reason"))
          .with("requestedBy", row.get("requestedBy"))
          .with("stack", row.get("stack"))
          .print();
    }
    System.exit(0);
  }

  private static void spin() {
    while (true) {
      turns++;
    }
  }
}
