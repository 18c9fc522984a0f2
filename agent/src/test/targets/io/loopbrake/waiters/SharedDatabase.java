/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waiters;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Stops threads that use an H2 database in a file, while a bystander uses the same one. The
 * arguments: how often, for how many seconds at most, the file.
 */
public final class SharedDatabase {
  private static final int ROWS = 2000;
  private static final long PATIENCE_MILLIS = 20_000;

  private final Operator operator = new Operator();
  private final Random random = new Random(11);
  private final String url;
  private volatile long answers;
  private volatile Throwable trouble;

  private SharedDatabase(String file) throws SQLException {
    url = "jdbc:h2:file:" + file + ";LOCK_TIMEOUT=20000";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create table numbers (id int primary key, amount bigint)");
      statement.execute("insert into numbers select x, x from system_range(1, " + ROWS + ")");
    }
  }

  public static void main(String[] arguments) throws SQLException {
    SharedDatabase database = new SharedDatabase(arguments[2]);
    Subject bystander = Subject.started("bystander", database::ask);
    Subject.Work[] works = {database::query, database::update, database::waitForRows};
    String[] names = {"query", "update", "waitForRows"};
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[1]));
    int asked = 0;
    int stopped = 0;
    while (asked < Integer.parseInt(arguments[0]) && System.nanoTime() - end < 0) {
      int i = asked++ % works.length;
      stopped += database.stop(names[i], works[i]) ? 1 : 0;
    }
    new Line("database")
        .with("asked", asked)
        .with("stopped", stopped)
        .with("bystander", bystander.isAlive())
        .with("answers", database.answers)
        .with("trouble", database.trouble)
        .with("rows", database.rows())
        .print();
    System.exit(0);
  }

  private boolean stop(String name, Subject.Work work) {
    long before = answers;
    Subject subject = Subject.started(name, work);
    Pause.nanos((long) (random.nextDouble() * TimeUnit.MILLISECONDS.toNanos(60)));
    if (!subject.isAlive()) {
      new Line("odd").with("name", name).with("thrown", subject.thrown()).print();
      return false;
    }
    Request request = operator.stop(subject);
    request.awaitEnd(PATIENCE_MILLIS);
    boolean answered = Pause.until(() -> answers > before + 2, PATIENCE_MILLIS);
    if (!request.state().equals("STOPPED") || !answered) {
      request.line("odd", name).with("thrown", subject.thrown()).with("answered", answered).print();
      return false;
    }
    return true;
  }

  /** The bystander. */
  private void ask() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement select =
            connection.prepareStatement("select amount from numbers where id = ?")) {
      while (true) {
        select.setInt(1, 1 + (int) (answers % ROWS));
        try (ResultSet row = select.executeQuery()) {
          row.next();
        }
        answers++;
        Pause.millis(1);
      }
    } catch (Throwable t) {
      trouble = t;
      throw t;
    }
  }

  private void query() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      while (true) {
        try (ResultSet rows = statement.executeQuery("select id, amount from numbers order by 2")) {
          while (rows.next()) {
            rows.getLong(2);
          }
        }
      }
    }
  }

  private void update() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      while (true) {
        for (int id = 10; id < 20; id++) {
          statement.execute("update numbers set amount = amount + 1 where id = " + id);
        }
        connection.commit();
      }
    }
  }

  /** Waits in the database for what another connection does not give back. */
  private void waitForRows() throws SQLException {
    try (Connection holder = DriverManager.getConnection(url);
        Statement holding = holder.createStatement();
        Connection waiter = DriverManager.getConnection(url);
        Statement waiting = waiter.createStatement()) {
      holder.setAutoCommit(false);
      holding.execute("update numbers set amount = amount + 1 where id = 30");
      while (true) {
        waiting.execute("update numbers set amount = amount + 1 where id = 30");
      }
    }
  }

  /** The rows that a new connection finds. */
  private String rows() {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from numbers")) {
      count.next();
      return count.getString(1);
    } catch (SQLException e) {
      return e.toString();
    }
  }
}
