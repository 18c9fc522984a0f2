/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.faults;

import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.util.concurrent.TimeUnit;

/**
 * A thread fills the memory where no stop is thrown and comes out of there into a loop, so that it
 * meets its stop when there is no memory left. The argument is what its request says before.
 */
public final class FullMemory {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long FULL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static volatile long turns;

  private FullMemory() {}

  public static void main(String[] arguments) {
    // The JVM takes memory to link a call for the first time, that of a checkpoint as any other.
    loopFor(TimeUnit.MILLISECONDS.toNanos(1));
    Operator operator = new Operator();
    Subject hoarder = Subject.started("hoarder", FullMemory::fillAndLoop);
    Request request = operator.stop(hoarder);
    request.awaitWhy(arguments[0], PATIENCE_MILLIS);
    Hoard.begin();
    // No more than this may be done here without any memory.
    hoarder.awaitEnd(PATIENCE_MILLIS);
    request.awaitEnd(PATIENCE_MILLIS);
    request
        .line("case", "hoarder")
        .with("full", Hoard.isFull())
        .with("alive", hoarder.isAlive())
        .with("isStopped", hoarder.isStopped())
        .with("thrown", hoarder.thrown())
        .print();
    Aftermath.print(operator);
    System.exit(0);
  }

  private static void fillAndLoop() {
    try {
      Hoard.fill();
      loopFor(FULL_NANOS);
      Hoard.giveBack();
      loopFor(TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
    } finally {
      Hoard.giveBack();
    }
  }

  private static void loopFor(long nanos) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      turns++;
    }
  }
}
