/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.awt.EventQueue;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Tasks of the JDK's own pools, one kind after the other; each prints what its threads did. */
public final class PoolTasks {
  private PoolTasks() {}

  public static void main(String[] kinds) throws Exception {
    EventRecorder.install();
    for (String kind : kinds) {
      switch (kind) {
        case "pool":
          pool();
          break;
        case "scheduled":
          scheduled();
          break;
        case "future":
          future();
          break;
        case "forkJoin":
          forkJoin();
          break;
        case "parallel":
          parallel();
          break;
        case "timer":
          timer();
          break;
        default:
          awt();
      }
    }
  }

  private static void pool() throws Exception {
    Workers workers = new Workers("pool");
    ExecutorService pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.HOURS, new LinkedBlockingQueue<>(), workers);
    System.out.println(pool.submit(Said.task("a", 1)).get() + pool.submit(Said.task("b", 2)).get());
    pool.execute(
        () -> {
          EventRecorder.write("c");
          throw new IllegalStateException("to end the worker");
        });
    workers.join(1);
    System.out.println(pool.submit(Said.task("d", 4)).get());
    pool.shutdown();
    workers.heard().forEach(System.out::println);
  }

  private static void scheduled() throws Exception {
    Workers workers = new Workers("scheduled");
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, workers);
    System.out.println(
        pool.schedule(Said.task("a", 1), 1, TimeUnit.MILLISECONDS).get()
            + pool.schedule(Said.task("b", 2), 1, TimeUnit.MILLISECONDS).get());
    pool.shutdown();
    workers.heard().forEach(System.out::println);
  }

  private static void future() throws Exception {
    Workers workers = new Workers("future");
    ExecutorService pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.HOURS, new LinkedBlockingQueue<>(), workers);
    CompletableFuture.runAsync(() -> EventRecorder.write("a"), pool).get();
    CompletableFuture<Integer> future = CompletableFuture.supplyAsync(Said.supplier("b", 6), pool);
    System.out.println(
        future
            .thenApplyAsync(
                six -> {
                  EventRecorder.write("c");
                  return six * 7;
                },
                pool)
            .get());
    pool.shutdown();
    workers.heard().forEach(System.out::println);
  }

  private static void forkJoin() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1);
    Thread[] worker = new Thread[1];
    pool.submit(
            () -> {
              worker[0] = Thread.currentThread();
              worker[0].setName("forkJoin-1");
              EventRecorder.write("a");
            })
        .get();
    System.out.println(pool.submit(new Fibonacci(15)).get());
    pool.shutdown();
    worker[0].join();
    // The thread's name is ours only from the first task on.
    System.out.println(EventRecorder.heardOf("forkJoin-1"));
  }

  private static void parallel() {
    System.out.println(LongStream.rangeClosed(1, 1_000_000).parallel().map(i -> i % 7).sum());
    for (String thread : EventRecorder.threads()) {
      if (thread.startsWith("ForkJoinPool.commonPool")) {
        System.out.println(EventRecorder.heardOf(thread).replaceAll("^.*?:", "worker:"));
      }
    }
  }

  private static void timer() throws Exception {
    Timer timer = new Timer("timer-1");
    Thread[] thread = new Thread[1];
    timer.schedule(
        timerTask(
            () -> {
              thread[0] = Thread.currentThread();
              EventRecorder.write("a");
            }),
        1);
    timer.schedule(
        timerTask(
            () -> {
              EventRecorder.write("b");
              PoolTasks.<RuntimeException>sneak(new InterruptedException("the loop survives it"));
            }),
        20);
    timer.schedule(
        timerTask(
            () -> {
              EventRecorder.write("c");
              timer.cancel();
            }),
        40);
    while (thread[0] == null) {
      Thread.sleep(1);
    }
    thread[0].join();
    System.out.println(EventRecorder.heardOf("timer-1"));
  }

  private static TimerTask timerTask(Runnable body) {
    return new TimerTask() {
      @Override
      public void run() {
        body.run();
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static void awt() throws Exception {
    Thread[] thread = new Thread[1];
    EventQueue.invokeAndWait(() -> thread[0] = Thread.currentThread());
    EventQueue.invokeAndWait(() -> EventRecorder.write("a"));
    EventQueue.invokeAndWait(() -> EventRecorder.write("b"));
    // The end of the last event is told after invokeAndWait has returned; this one waits for it.
    EventQueue.invokeAndWait(() -> {});
    System.out.println(
        EventRecorder.heardOf(thread[0].getName()).replaceAll("^.*?:", "event thread:"));
  }

  /** A task that forks, and joins what it forked. */
  private static final class Fibonacci extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1L;

    private final int n;

    Fibonacci(int n) {
      this.n = n;
    }

    @Override
    protected Integer compute() {
      if (n < 2) {
        return n;
      }
      Fibonacci one = new Fibonacci(n - 1);
      one.fork();
      return new Fibonacci(n - 2).compute() + one.join();
    }
  }
}
