/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import javax.management.openmbean.CompositeData;

/** A request that nobody gives a time, and that nothing fulfils. */
public final class Expiring {
  private static final long PATIENCE_MILLIS = 30_000;

  private Expiring() {}

  public static void main(String[] arguments) {
    Operator operator = new Operator();
    Subject waiting = Subject.started("waiting", new CountDownLatch(1)::await);
    Request request = operator.stop(waiting);
    request.awaitEnd(PATIENCE_MILLIS);
    CompositeData row = request.row();
    long given =
        ((Date) row.get("expiresAt")).getTime() - ((Date) row.get("requestedAt")).getTime();
    request
        .line("expired", "waiting")
        .with("given", given)
        .with("alive", waiting.isAlive())
        .print();
    System.exit(0);
  }
}
