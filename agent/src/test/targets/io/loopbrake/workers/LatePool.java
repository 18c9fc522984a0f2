/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.workers.chores.Chore;
import io.loopbrake.workers.chores.Chores;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A pool whose worker waits for work before the agent comes. Stops the first thing that it does
 * then, and afterwards has it do honest work of the same kinds.
 */
public final class LatePool {
  private static final long PATIENCE_MILLIS = 30_000;

  private LatePool() {}

  public static void main(String[] arguments) throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.HOURS, new LinkedBlockingQueue<>());
    pool.prestartAllCoreThreads();
    System.out.println("ready");
    System.in.read();
    Operator operator = new Operator();
    Chore runaway = Chores.of(0, true);
    pool.submit(runaway::perform);
    Pause.until(() -> runaway.worker() != null, PATIENCE_MILLIS);
    Request request = operator.stop(runaway.worker());
    request.awaitEnd(PATIENCE_MILLIS);
    int hit = 0;
    for (int kind = 0; kind < Chores.KINDS; kind++) {
      Chore honest = Chores.of(kind, false);
      pool.submit(honest::perform).get();
      hit += honest.isFinished() && honest.seen() == null ? 0 : 1;
    }
    request.line("late", "pool").with("hit", hit).print();
    System.exit(0);
  }
}
