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
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.management.openmbean.CompositeData;

/** Asks for many more stops than are kept; the argument says how many. */
public final class History {
  private static final long PATIENCE_MILLIS = 30_000;

  private History() {}

  public static void main(String[] arguments) {
    Operator operator = new Operator();
    Subject open = Subject.started("open", new CountDownLatch(1)::await);
    operator.stop(open);
    Subject waiting = Subject.started("waiting", new CountDownLatch(1)::await);
    long last = 0;
    for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
      Request request = operator.stop(waiting);
      request.cancel();
      last = request.id();
    }
    long newest = last;
    Pause.until(() -> operator.requests().size() <= newest, PATIENCE_MILLIS);
    Pause.until(() -> hasSettled(operator), PATIENCE_MILLIS);
    List<CompositeData> rows = operator.requests();
    new Line("history")
        .with("rows", rows.size())
        .with("open", rows.stream().filter(Request::isOpen).count())
        .with("oldest", rows.stream().mapToLong(row -> (Long) row.get("id")).min().getAsLong())
        .with("secondOldest", id(rows, rows.size() - 2))
        .with("newest", id(rows, 0))
        .with("last", last)
        .print();
    System.exit(0);
  }

  /** Closed requests are put aside a moment after they were closed. */
  private static boolean hasSettled(Operator operator) {
    int before = operator.requests().size();
    Pause.millis(100);
    return operator.requests().size() == before;
  }

  private static Object id(List<CompositeData> rows, int index) {
    return rows.get(index).get("id");
  }
}
