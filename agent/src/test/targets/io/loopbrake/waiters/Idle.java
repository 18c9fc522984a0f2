/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waiters;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks for the stop of a pool's thread that has nothing to do, and gives it something then. */
public final class Idle {
  private Idle() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Thread worker = pool.submit(Thread::currentThread).get(20, TimeUnit.SECONDS);
    Pause.until(() -> worker.getState() == Thread.State.WAITING, 20_000);
    String refused = "it was not";
    try {
      operator.stop(worker);
    } catch (IllegalArgumentException e) {
      refused = e.getMessage();
    }
    Future<Boolean> next = pool.submit(() -> Thread.currentThread() == worker);
    new Line("idle")
        .with("refused", refused)
        .with("nextTaskRan", next.get(20, TimeUnit.SECONDS))
        .with("requests", operator.requests().size())
        .print();
    System.exit(0);
  }
}
