/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Queries to one H2 database; whoever wrote the slow one forgot what joins the tables. */
public final class H2Database implements Program {
  private static final String URL = "jdbc:h2:mem:program;DB_CLOSE_DELAY=-1";

  public H2Database() throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE NUMBERS(N INT PRIMARY KEY) AS SELECT X FROM SYSTEM_RANGE(1, 1000)");
    }
  }

  @Override
  public long sumUpTo(int last) throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        PreparedStatement query =
            connection.prepareStatement("SELECT SUM(N) FROM NUMBERS WHERE N <= ?")) {
      query.setInt(1, last);
      return firstNumber(query.executeQuery());
    }
  }

  @Override
  public void runAway() throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement query = connection.createStatement()) {
      firstNumber(
          query.executeQuery(
              "SELECT MAX(A.N + B.N + C.N + D.N) FROM NUMBERS A, NUMBERS B, NUMBERS C, NUMBERS D"));
    }
  }

  private static long firstNumber(ResultSet rows) throws SQLException {
    rows.next();
    return rows.getLong(1);
  }
}
