/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A thread that does what it is told and never touches its interrupt flag by itself. */
final class SpinningWorker extends Thread {
  private final Queue<FutureTask<?>> jobs = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Void> running = new CompletableFuture<>();
  private volatile boolean ended;

  /** Returns once the thread spins: until then its stack is empty. */
  SpinningWorker() {
    super("worker");
    setDaemon(true);
    start();
    running.join();
  }

  @Override
  public void run() {
    running.complete(null);
    while (!ended) {
      FutureTask<?> job = jobs.poll();
      if (job != null) {
        job.run();
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /** Returns what the job returns in this thread. */
  <T> T does(Callable<T> job) throws Exception {
    return begins(job).get();
  }

  /** Has the job done in this thread, and does not wait for it. */
  <T> Future<T> begins(Callable<T> job) {
    FutureTask<T> result = new FutureTask<>(job);
    jobs.add(result);
    return result;
  }

  /** Waits for the end, but not for ever: a job of a test that has failed may go on. */
  void end() throws InterruptedException {
    ended = true;
    join(TimeUnit.SECONDS.toMillis(30));
  }
}
