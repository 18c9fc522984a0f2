/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An executor of the JDK's. */
final class Pool extends Place {
  private static final int MOST_DELAY_MICROS = 500;

  private final ExecutorService pool;
  private final Witness witness;
  private final boolean throwing;
  private final Way way;

  /** Creates a place whose jobs are given to {@code execute}. */
  Pool(ExecutorService pool, Witness witness, boolean throwing) {
    this(pool, witness, throwing, pool::execute);
  }

  private Pool(ExecutorService pool, Witness witness, boolean throwing, Way way) {
    this.pool = pool;
    this.witness = witness;
    this.throwing = throwing;
    this.way = way;
  }

  static Pool submitting(ExecutorService pool, Witness witness) {
    return new Pool(pool, witness, true, pool::submit);
  }

  static Pool scheduling(ScheduledExecutorService pool, Witness witness) {
    return new Pool(
        pool, witness, true, job -> pool.schedule(job, randomDelay(), TimeUnit.MICROSECONDS));
  }

  private static long randomDelay() {
    return ThreadLocalRandom.current().nextInt(MOST_DELAY_MICROS);
  }

  @Override
  void start(Runnable done) {
    way.give(new Job(witness, done, throwing));
  }

  @Override
  int threads() {
    return pool instanceof ForkJoinPool
        ? ((ForkJoinPool) pool).getParallelism()
        : ((ThreadPoolExecutor) pool).getCorePoolSize();
  }

  @Override
  int size() {
    return pool instanceof ThreadPoolExecutor ? ((ThreadPoolExecutor) pool).getPoolSize() : 0;
  }

  @Override
  boolean isQuiet() {
    return pool instanceof ForkJoinPool
        ? ((ForkJoinPool) pool).isQuiescent()
        : ((ThreadPoolExecutor) pool).getActiveCount() == 0;
  }

  @Override
  void close() {
    pool.shutdown();
  }

  /** How a job comes into the pool. */
  private interface Way {
    void give(Runnable job);
  }
}
