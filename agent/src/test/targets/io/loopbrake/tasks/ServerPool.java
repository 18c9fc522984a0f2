/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.eclipse.jetty.util.log.StdErrLog;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jboss.threads.EnhancedQueueExecutor;

/** A server's own thread pool. */
final class ServerPool extends Place {
  /** Kept, for a logger that nobody keeps forgets its level. */
  private static final Logger JBOSS_LOG = Logger.getLogger("org.jboss.threads");

  private static final int THREADS = 8;

  private final Witness witness;
  private final Executor pool;
  private final IntSupplier size;

  private ServerPool(Witness witness, Executor pool, IntSupplier size) {
    this.witness = witness;
    this.pool = pool;
    this.size = size;
  }

  static ServerPool tomcat(Witness witness, ThreadFactory threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.HOURS, new TaskQueue(), threads);
    return new ServerPool(witness, pool, pool::getPoolSize);
  }

  static ServerPool jetty(Witness witness, ThreadFactory threads) throws Exception {
    System.setProperty("org.eclipse.jetty.util.log.class", StdErrLog.class.getName());
    System.setProperty("org.eclipse.jetty.util.log.announce", "false");
    QueuedThreadPool pool = new QueuedThreadPool(THREADS, THREADS, 0, 0, null, null, threads);
    pool.setReservedThreads(0);
    pool.start();
    return new ServerPool(witness, pool, pool::getThreads);
  }

  static ServerPool jboss(Witness witness, ThreadFactory threads) {
    JBOSS_LOG.setLevel(Level.OFF);
    EnhancedQueueExecutor pool =
        new EnhancedQueueExecutor.Builder()
            .setCorePoolSize(THREADS)
            .setMaximumPoolSize(THREADS)
            .setThreadFactory(threads)
            .build();
    return new ServerPool(witness, pool, pool::getPoolSize);
  }

  @Override
  void start(Runnable done) {
    pool.execute(new Job(witness, done, false));
  }

  @Override
  int threads() {
    return THREADS;
  }

  @Override
  int size() {
    return size.getAsInt();
  }
}
