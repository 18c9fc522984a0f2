/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** A pool that nobody knows, whose workers survive whatever their jobs throw. */
final class HomeMadePool implements Executor {
  private final BlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();

  HomeMadePool(int workers) {
    for (int i = 1; i <= workers; i++) {
      Thread worker = new Thread(this::work, "home-made-" + i);
      worker.setDaemon(true);
      worker.start();
    }
  }

  private void work() {
    while (true) {
      try {
        jobs.take().run();
      } catch (Throwable ignored) {
        // The next job, please.
      }
    }
  }

  @Override
  public void execute(Runnable job) {
    jobs.add(job);
  }
}
