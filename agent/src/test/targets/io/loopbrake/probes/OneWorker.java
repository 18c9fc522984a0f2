/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.probes;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A pool whose only worker is held by a report that never ends, while a customer waits behind it.
 * Goes on until its input ends.
 */
public final class OneWorker {
  private static volatile long pages;

  private OneWorker() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(1, work -> new Thread(work, "worker"));
    Future<?> report = pool.submit(OneWorker::write);
    pool.submit(() -> System.out.println("customer served by " + Thread.currentThread().getName()));
    try {
      report.get();
    } catch (ExecutionException e) {
      System.out.println("report ended by " + e.getCause());
    }
    while (System.in.read() >= 0) {
      continue;
    }
    System.exit(0);
  }

  private static void write() {
    while (true) {
      pages++;
    }
  }
}
