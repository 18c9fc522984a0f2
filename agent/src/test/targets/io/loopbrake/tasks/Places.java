/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;

/** The places by name. */
final class Places {
  private static final int THREADS = 8;

  private Places() {}

  /** Whether this JVM has what the place needs. */
  static boolean has(String name) {
    return !name.equals("virtual") || VirtualThreads.exist();
  }

  /** What is done there: some tasks must always come to their end by themselves. */
  static Chores chores(String name) {
    switch (name) {
      case "timer":
      case "virtual":
        return new Chores(1, 1);
      case "fork-join":
      case "trees":
      case "streams":
      case "futures":
        return new Chores(2, 1);
      default:
        return new Chores(2, 3);
    }
  }

  static Numbers numbers(String name) throws ReflectiveOperationException {
    return name.equals("pool") ? new CountedNumbers() : new AskedNumbers();
  }

  static Place open(String name, Witness witness) throws Exception {
    switch (name) {
      case "pool":
        return new Pool(pool(), witness, false);
      case "pool-submit":
        return Pool.submitting(pool(), witness);
      case "pool-dying":
        return new Pool(pool(), witness, true);
      case "scheduled":
        return Pool.scheduling(Executors.newScheduledThreadPool(THREADS, Places::thread), witness);
      case "fork-join":
        return Pool.submitting(new ForkJoinPool(THREADS / 2), witness);
      case "trees":
        return new Trees(new ForkJoinPool(THREADS / 2), witness);
      case "streams":
        return new Streams(witness);
      case "futures":
        return new Futures(new ForkJoinPool(THREADS / 2), witness);
      case "timer":
        return new TimerPlace(witness);
      case "workers":
        return new HomeMade(witness, PlainWorker::new);
      case "workers-swallow":
        return new HomeMade(witness, SwallowingWorker::new);
      case "plain":
        return new ThreadEach(witness, Places::thread);
      case "virtual":
        return new ThreadEach(witness, VirtualThreads::make);
      case "tomcat":
        return ServerPool.tomcat(witness, Places::thread);
      case "jetty":
        return ServerPool.jetty(witness, Places::thread);
      case "jboss":
        return ServerPool.jboss(witness, Places::thread);
      default:
        throw new IllegalArgumentException("no such place: " + name);
    }
  }

  private static ThreadPoolExecutor pool() {
    return (ThreadPoolExecutor) Executors.newFixedThreadPool(THREADS, Places::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work);
    thread.setName("worker-" + thread.getId());
    thread.setUncaughtExceptionHandler((ended, stop) -> {});
    return thread;
  }
}
