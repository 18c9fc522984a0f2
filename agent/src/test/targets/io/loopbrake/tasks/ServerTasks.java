/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.eclipse.jetty.util.log.StdErrLog;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ReservedThreadExecutor;
import org.jboss.threads.EnhancedQueueExecutor;

/** Tasks of the pools of Tomcat, Jetty and JBoss. */
public final class ServerTasks {
  /** Kept, for a logger that nobody keeps forgets its level. */
  private static final Logger JBOSS_LOG = Logger.getLogger("org.jboss.threads");

  private ServerTasks() {}

  public static void main(String[] kinds) throws Exception {
    System.setProperty("org.eclipse.jetty.util.log.class", StdErrLog.class.getName());
    System.setProperty("org.eclipse.jetty.util.log.announce", "false");
    JBOSS_LOG.setLevel(Level.OFF);
    EventRecorder.install();
    for (String kind : kinds) {
      switch (kind) {
        case "tomcat":
          tomcat();
          break;
        case "jetty":
          jetty();
          break;
        case "reserved":
          reserved();
          break;
        default:
          jboss();
      }
    }
  }

  private static void tomcat() throws Exception {
    Workers workers = new Workers("tomcat");
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.HOURS, new TaskQueue(), workers);
    System.out.println(pool.submit(Said.task("a", 1)).get() + pool.submit(Said.task("b", 2)).get());
    pool.shutdown();
    workers.heard().forEach(System.out::println);
  }

  private static void jetty() throws Exception {
    Workers workers = new Workers("jetty");
    QueuedThreadPool pool = pool(workers, 1);
    for (String name : new String[] {"a", "b"}) {
      CountDownLatch done = new CountDownLatch(1);
      pool.execute(
          () -> {
            EventRecorder.write(name);
            done.countDown();
          });
      done.await();
    }
    pool.stop();
    print(workers);
  }

  private static void reserved() throws Exception {
    Workers workers = new Workers("reserved");
    QueuedThreadPool pool = pool(workers, 8);
    ReservedThreadExecutor reserved = new ReservedThreadExecutor(pool, 1);
    reserved.start();
    for (String name : new String[] {"a", "b"}) {
      CountDownLatch done = new CountDownLatch(1);
      Runnable task =
          () -> {
            EventRecorder.write(name);
            done.countDown();
          };
      // Until there is a reserved thread it says no, and sees to it that there will be one.
      while (!reserved.tryExecute(task)) {
        Thread.sleep(10);
      }
      done.await();
    }
    reserved.stop();
    pool.stop();
    print(workers);
  }

  /** Without the empty jobs that wake a worker when the pool is stopped. */
  private static void print(Workers workers) throws InterruptedException {
    for (String heard : workers.heard()) {
      System.out.println(heard.replace(" B8 E8", ""));
    }
  }

  private static QueuedThreadPool pool(Workers workers, int most) throws Exception {
    QueuedThreadPool pool = new QueuedThreadPool(most, 1, 60_000, 0, null, null, workers);
    pool.setReservedThreads(0);
    pool.start();
    return pool;
  }

  private static void jboss() throws Exception {
    Workers workers = new Workers("jboss");
    EnhancedQueueExecutor pool =
        new EnhancedQueueExecutor.Builder()
            .setCorePoolSize(1)
            .setMaximumPoolSize(1)
            .setThreadFactory(workers)
            .build();
    System.out.println(pool.submit(Said.task("a", 1)).get() + pool.submit(Said.task("b", 2)).get());
    pool.shutdown();
    workers.heard().forEach(System.out::println);
  }
}
