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
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.ObjectName;

/** Stops threads while the filter of a listener blocks; the argument says how many. */
public final class BlockingFilter {
  private static final long PATIENCE_MILLIS = 30_000;

  private BlockingFilter() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    CountDownLatch enough = new CountDownLatch(1);
    CountDownLatch blocking = new CountDownLatch(1);
    AtomicInteger told = new AtomicInteger();
    ManagementFactory.getPlatformMBeanServer()
        .addNotificationListener(
            new ObjectName("io.loopbrake:type=Loopbrake"),
            (notification, handback) -> told.incrementAndGet(),
            notification -> {
              blocking.countDown();
              Pause.until(() -> enough.getCount() == 0, 2 * PATIENCE_MILLIS);
              return true;
            },
            null);
    int stops = Integer.parseInt(arguments[0]);
    for (int i = 0; i < stops; i++) {
      Subject subject = Subject.started("report " + i, Report::write);
      Request request = operator.stop(subject);
      request.awaitEnd(PATIENCE_MILLIS);
      request.line("case", subject.getName()).with("isStopped", subject.isStopped()).print();
    }
    Pause.until(() -> blocking.getCount() == 0, PATIENCE_MILLIS);
    new Line("filter").with("blocks", blocking.getCount() == 0).with("told", told).print();
    enough.countDown();
    Pause.until(() -> told.get() == 3 * stops, PATIENCE_MILLIS);
    new Line("later").with("told", told).print();
    System.exit(0);
  }
}
