/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waits;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * A job of a pool of threads waits for a database, and is stopped; the next one uses the same pool
 * of connections, and somebody else uses it all the time. Arguments: url, user, password, how often,
 * the pools in question with commas between them, a query that takes minutes, and one that takes
 * minutes for a later row, and one that takes no time and answers 1.
 */
public final class DatabaseWaits {
   private static final long WARM_UP_MILLIS = 300;
  private static final long PATIENCE_SECONDS = 40;

  private static String trivial;
  private static volatile Thread worker;
  private static volatile boolean over;
  private static volatile int servedOthers;
  private static volatile String othersFailed = "no";

  private DatabaseWaits() {}

  public static void main(String[] arguments) throws Exception {
    Operator operator = new Operator();
    trivial = arguments[7];
    for (String pool : arguments[4].split(",")) {
      DataSource source = Pools.named(pool, arguments[0], arguments[1], arguments[2]);
      over = false;
      othersFailed = "no";
      servedOthers = 0;
      Thread other = new Thread(() -> query(source), "other");
      other.start();
      ExecutorService jobs = Executors.newSingleThreadExecutor();
      for (int turn = 0; turn < Integer.parseInt(arguments[3]); turn++) {
        stop(operator, jobs, pool, "execute", () -> run(source, arguments[5]));
        if (!arguments[6].isEmpty()) {
          stop(operator, jobs, pool, "fetch", () -> fetch(source, arguments[6]));
        }
        new Line("next")
            .with("pool", pool)
            .with("answer", jobs.submit(() -> run(source, trivial)).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
            .with("interrupted", jobs.submit(() -> Thread.currentThread().isInterrupted()).get())
            .with("connections", jobs.submit(() -> both(source)).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
            .print();
      }
      over = true;
      other.join();
      jobs.shutdown();
      new Line("other").with("pool", pool).with("failed", othersFailed).with("served", servedOthers > 0).print();
    }
    System.exit(0);
  }

  private static void stop(
      Operator operator, ExecutorService jobs, String pool, String how, Callable<String> work)
      throws Exception {
    worker = null;
    Future<String> job =
        jobs.submit(
            () -> {
              worker = Thread.currentThread();
              return work.call();
            });
    Pause.until(() -> worker != null, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    Pause.millis(WARM_UP_MILLIS);
    long before = System.nanoTime();
    Request request = operator.stop(worker);
    String outcome;
    try {
      outcome = job.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      outcome = e.getCause().getClass().getSimpleName();
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
    request.awaitEnd(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    new Line("stopped")
        .with("pool", pool)
        .with("how", how)
        .with("millis", millis)
        .with("outcome", outcome)
        .with("state", request.state())
        .with("why", request.why())
        .print();
  }

  private static String run(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      return e.getClass().getSimpleName() + " " + e.getSQLState();
    }
  }

  private static String fetch(DataSource source, String sql) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(2);
        try (ResultSet rows = statement.executeQuery(sql)) {
          int count = 0;
          while (rows.next()) {
            count++;
          }
          return count + " rows";
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      return e.getClass().getSimpleName() + " " + e.getSQLState();
    }
  }

  /** The two of the pool, while somebody else wants one, too. */
  private static String both(DataSource source) throws SQLException {
    try (Connection one = source.getConnection()) {
      return one.isValid((int) PATIENCE_SECONDS) ? "usable" : "broken";
    }
  }

  private static void query(DataSource source) {
    while (!over) {
      String answer = run(source, trivial);
      if (!answer.equals("1")) {
        othersFailed = answer;
      }
      servedOthers++;
      Pause.millis(1);
    }
  }
}
