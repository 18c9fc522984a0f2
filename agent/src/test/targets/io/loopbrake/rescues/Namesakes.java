/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.rescues;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads of one name: one that sleeps, and before and after it a worker that waits for work. */
public final class Namesakes {
  private static final String NAME = "import";
  private static final List<ExecutorService> POOLS = new ArrayList<>();

  private Namesakes() {}

  public static void main(String[] arguments) throws Exception {
    startWorker();
    Thread sleeper = new Thread(Namesakes::sleep, NAME);
    sleeper.start();
    while (sleeper.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    startWorker();
    System.out.println("ready");
    sleep();
  }

  private static void startWorker() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1, work -> new Thread(work, NAME));
    // A pool that nobody has any more may be shut down by its finalizer.
    POOLS.add(pool);
    pool.submit(() -> {}).get();
  }

  private static void sleep() {
    try {
      Thread.sleep(600_000);
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }
}
