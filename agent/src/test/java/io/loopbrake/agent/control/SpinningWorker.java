/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;

/** A thread that does what it is told and never touches its interrupt flag by itself. */
final class SpinningWorker extends Thread {
  private final Queue<FutureTask<?>> jobs = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  SpinningWorker() {
    super("worker");
    setDaemon(true);
    start();
  }

  @Override
  public void run() {
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
    FutureTask<T> result = new FutureTask<>(job);
    jobs.add(result);
    return result.get();
  }

  void end() throws InterruptedException {
    ended = true;
    join();
  }
}
