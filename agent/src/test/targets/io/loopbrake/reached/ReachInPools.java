/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached;

import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.reached.loops.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Stops runaways in pools without brakes while the next jobs, which run the same code, wait behind
 * them. The arguments are the operation, {@code stopThread} or {@code rescue}, and how often. Prints
 * for each stop the pool, the state of the request, whether the runaway was stopped, how many of the
 * jobs behind it were hit, what is said of the request, and the milliseconds until the error.
 */
public final class ReachInPools {
  private static final int BEHIND = 4;
  private static final long PATIENCE_MILLIS = 8_000;

  private final Operator operator = new Operator();
  private final String operation;

  private ReachInPools(String operation) {
    this.operation = operation;
  }

  public static void main(String[] arguments) {
    ReachInPools pools = new ReachInPools(arguments[0]);
    Jobs.QueueWorker queue = new Jobs.QueueWorker();
    queue.start();
    Jobs.MonitorWorker monitor = new Jobs.MonitorWorker();
    monitor.start();
    Thread[] executorThread = new Thread[1];
    ExecutorService executor =
        Executors.newSingleThreadExecutor(
            work -> {
              executorThread[0] = new Thread(work, "executor");
              executorThread[0].setDaemon(true);
              return executorThread[0];
            });
    for (int turn = 0; turn < Integer.parseInt(arguments[1]); turn++) {
      pools.stop("queue", queue::add, () -> queue);
      pools.stop("monitor", monitor::add, () -> monitor);
      pools.stop("executor", executor::execute, () -> executorThread[0]);
    }
    System.exit(0);
  }

  private interface Worker {
    Thread thread();
  }

  private void stop(String pool, Consumer<Runnable> jobs, Worker worker) {
    Jobs.Job runaway = new Jobs.Job(-1);
    jobs.accept(runaway);
    List<Jobs.Job> behind = new ArrayList<>();
    for (int i = 0; i < BEHIND; i++) {
      behind.add(new Jobs.Job(150));
      jobs.accept(behind.get(i));
    }
    Pause.until(runaway::isBegun, PATIENCE_MILLIS);
    Pause.millis(200);
    long before = System.nanoTime();
    Request request =
        operator.answered(
            operator.call(operation, worker.thread().getId(), "test of " + pool));
    boolean stopped = Pause.until(() -> runaway.thrown() != null, PATIENCE_MILLIS);
    long millis = (System.nanoTime() - before) / 1_000_000;
    Jobs.Job last = behind.get(BEHIND - 1);
    Pause.until(() -> last.isDone() || last.thrown() != null, PATIENCE_MILLIS);
    request.awaitEnd(PATIENCE_MILLIS);
    int hit = 0;
    for (Jobs.Job job : behind) {
      hit += job.isDone() ? 0 : 1;
    }
    System.out.println(
        pool
            + "\t"
            + request.state()
            + "\t"
            + stopped
            + "\t"
            + hit
            + "\t"
            + request.why()
            + "\t"
            + millis);
  }
}
