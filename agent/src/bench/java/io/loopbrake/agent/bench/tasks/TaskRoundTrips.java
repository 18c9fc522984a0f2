/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.tasks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RecursiveTask;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Tasks that do nothing, handed to a pool and waited for. */
@State(Scope.Benchmark)
public class TaskRoundTrips {
  private static final int THREADS = 2;
  private static final int MANY = 1000;
  private static final int FIBONACCI = 22;

  /** Has the profiler count the processor time of the thread. */
  private static final String COUNTED = "pool-of-jmh-worker";

  private static final Runnable NOTHING = () -> {};

  private final ExecutorService pool =
      Executors.newFixedThreadPool(THREADS, work -> new Thread(work, COUNTED));
  private final ForkJoinPool forkJoin =
      new ForkJoinPool(THREADS, TaskRoundTrips::worker, null, false);

  private static ForkJoinWorkerThread worker(ForkJoinPool pool) {
    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    thread.setName(COUNTED);
    return thread;
  }

  /** Ends the pools. */
  @TearDown
  public void end() {
    pool.shutdown();
    forkJoin.shutdown();
  }

  @Benchmark
  public Object poolSubmitGet() throws Exception {
    return pool.submit(NOTHING).get();
  }

  @Benchmark
  public Object forkJoinSubmitGet() throws Exception {
    return forkJoin.submit(NOTHING).get();
  }

  @Benchmark
  public Object futureRunAsyncGet() throws Exception {
    return CompletableFuture.runAsync(NOTHING, forkJoin).get();
  }

  /** A thousand tasks at once, so that workers seldom wait; the figure is that of one. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void poolExecuteMany() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(MANY);
    Runnable task = done::countDown;
    for (int i = 0; i < MANY; i++) {
      pool.execute(task);
    }
    done.await();
  }

  /** Some 57,000 tasks, most of which their own thread runs. */
  @Benchmark
  public int forkJoinFibonacci() {
    return forkJoin.invoke(new Fibonacci(FIBONACCI));
  }

  private static final class Fibonacci extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1L;

    private final int index;

    Fibonacci(int index) {
      this.index = index;
    }

    @Override
    protected Integer compute() {
      if (index < 2) {
        return index;
      }
      Fibonacci one = new Fibonacci(index - 1);
      one.fork();
      return new Fibonacci(index - 2).compute() + one.join();
    }
  }
}
