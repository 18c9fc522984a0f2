/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Chains of steps, each of which is a task of its own. */
final class Futures extends Place {
  private final ForkJoinPool pool;
  private final Witness witness;

  Futures(ForkJoinPool pool, Witness witness) {
    this.pool = pool;
    this.witness = witness;
  }

  @Override
  void start(Runnable done) {
    Job first = new Job(witness, () -> {}, true);
    Job second = new Job(witness, () -> {}, true);
    CompletableFuture.supplyAsync(
            () -> {
              first.run();
              return 1;
            },
            pool)
        .thenApplyAsync(
            one -> {
              second.run();
              return one + 1;
            },
            pool)
        .whenCompleteAsync((two, stop) -> finish(first, second, two, stop, done), pool);
  }

  private void finish(Job first, Job second, Integer two, Throwable stop, Runnable done) {
    boolean stopped = first.isStopped() || second.isStopped();
    if (stopped == (stop == null) || stopped == (two != null)) {
      witness.fault("a step was stopped: " + stopped + ", but the chain ended with " + stop);
    }
    done.run();
  }

  @Override
  int threads() {
    return pool.getParallelism();
  }

  @Override
  boolean isQuiet() {
    return pool.isQuiescent();
  }

  @Override
  void close() {
    pool.shutdown();
  }
}
