/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** A small database in memory, and a mixture of statements to run on it. One thread only. */
final class H2Work implements AutoCloseable {
  static final int CUSTOMERS = 2_000;
  private static final int ORDERS_EACH = 5;
  private static final int SELECTS_A_TURN = 8;

  private final Random random = new Random(42);
  private final Connection connection;
  private final PreparedStatement select;
  private final PreparedStatement join;
  private final PreparedStatement insert;
  private final PreparedStatement delete;
  private long nextLog;

  H2Work() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1");
    fill();
    select = connection.prepareStatement("SELECT name, city FROM customer WHERE id = ?");
    join =
        connection.prepareStatement(
            "SELECT c.name, SUM(o.price), COUNT(*) FROM customer c JOIN orders o ON o.customer ="
                + " c.id WHERE c.id BETWEEN ? AND ? GROUP BY c.name ORDER BY 2 DESC");
    insert = connection.prepareStatement("INSERT INTO log VALUES (?, ?)");
    delete = connection.prepareStatement("DELETE FROM log WHERE id = ?");
  }

  private void fill() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE customer(id INT PRIMARY KEY, name VARCHAR, city VARCHAR)");
      statement.execute(
          "CREATE TABLE orders(id INT PRIMARY KEY, customer INT, price DECIMAL(10, 2))");
      statement.execute("CREATE INDEX by_customer ON orders(customer)");
      statement.execute("CREATE TABLE log(id BIGINT PRIMARY KEY, text VARCHAR)");
      statement.execute(
          "INSERT INTO customer SELECT x, 'customer ' || x, 'city ' || MOD(x, 50) FROM"
              + " SYSTEM_RANGE(1, "
              + CUSTOMERS
              + ")");
      statement.execute(
          "INSERT INTO orders SELECT x, 1 + MOD(x, "
              + CUSTOMERS
              + "), MOD(x * 37, 1000) / 10.0 FROM SYSTEM_RANGE(1, "
              + CUSTOMERS * ORDERS_EACH
              + ")");
    }
  }

  /** Runs a few statements. Returns how many. */
  int turn() throws SQLException {
    for (int i = 0; i < SELECTS_A_TURN; i++) {
      select.setInt(1, 1 + random.nextInt(CUSTOMERS));
      read(select);
    }
    int from = 1 + random.nextInt(CUSTOMERS - 5);
    join.setInt(1, from);
    join.setInt(2, from + 4);
    read(join);
    insert.setLong(1, nextLog);
    insert.setString(2, "entry " + nextLog);
    insert.executeUpdate();
    delete.setLong(1, nextLog - 100);
    delete.executeUpdate();
    nextLog++;
    return SELECTS_A_TURN + 3;
  }

  private static void read(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        rows.getString(1);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
