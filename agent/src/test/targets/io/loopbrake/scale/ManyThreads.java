/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.scale;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** Finds and stops the one thread that runs among many that wait. The argument says how many. */
public final class ManyThreads {
  private static final long PATIENCE_MILLIS = 30_000;
  private static volatile long turns;

  private ManyThreads() {}

  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[0]);
    Operator operator = new Operator();
    CountDownLatch waiting = new CountDownLatch(count);
    CountDownLatch enough = new CountDownLatch(1);
    Thread[] threads = new Thread[count];
    for (int i = 0; i < count; i++) {
      threads[i] =
          new Thread(
              () -> {
                waiting.countDown();
                await(enough);
              },
              "waiter " + i);
      threads[i].start();
    }
    waiting.await();
    Line line = new Line("threads").with("waiting", count);
    stopTheOne(operator, line);
    line.with("stillWaiting", alive(threads));
    enough.countDown();
    for (Thread thread : threads) {
      thread.join(PATIENCE_MILLIS);
    }
    line.with("left", alive(threads)).with("up", operator.status("flagUp")).print();
    System.exit(0);
  }

  private static void stopTheOne(Operator operator, Line line) {
    Subject runaway = Subject.started("runaway", ManyThreads::spin);
    long start = System.nanoTime();
    TabularData found = (TabularData) operator.call("findLoops", 200L);
    line.with("findMillis", millisSince(start)).with("found", found.size());
    for (Object row : found.values()) {
      CompositeData busy = (CompositeData) row;
      line.with("name", busy.get("threadName")).with("loop", busy.get("loop"));
    }
    start = System.nanoTime();
    Request request = operator.stop(runaway);
    request.awaitEnd(PATIENCE_MILLIS);
    line.with("stopMillis", millisSince(start))
        .with("state", request.state())
        .with("stopped", runaway.awaitEnd(PATIENCE_MILLIS) && runaway.isStopped());
  }

  private static int alive(Thread[] threads) {
    int alive = 0;
    for (Thread thread : threads) {
      alive += thread.isAlive() ? 1 : 0;
    }
    return alive;
  }

  private static void await(CountDownLatch enough) {
    try {
      enough.await();
    } catch (InterruptedException stranger) {
      Thread.currentThread().interrupt();
    }
  }

  private static void spin() {
    while (true) {
      turns++;
    }
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
