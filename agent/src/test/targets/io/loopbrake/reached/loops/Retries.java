/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached.loops;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;

/** Work with a database that is not there, tried again and again. */
final class Retries {
  private static final String URL = "jdbc:nowhere:orders";

  private static int failures;

  static {
    try {
      DriverManager.registerDriver(new Nowhere());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Retries() {}

  static void connect() {
    while (true) {
      try (Connection connection = DriverManager.getConnection(URL, "scott", "tiger");
          Statement statement = connection.createStatement()) {
        statement.execute("update orders set state = 2 where state = 1");
        return;
      } catch (SQLException again) {
        failed(again);
      }
    }
  }

  /** Waits between its tries, as the polite ones do, and swallows interrupts, as most do. */
  static void connectAndPause(long millis) {
    while (true) {
      try (Connection connection = DriverManager.getConnection(URL)) {
        connection.commit();
        return;
      } catch (SQLException again) {
        pause(millis);
      }
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      failures++;
    }
  }

  private static void failed(SQLException e) {
    failures += e.getMessage().length();
  }

  /** A driver whose database is never there. */
  private static final class Nowhere implements Driver {
    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
      if (!acceptsURL(url)) {
        return null;
      }
      throw new SQLException("connection refused: " + properties.getProperty("user"), "08001");
    }

    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith("jdbc:nowhere:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }
  }
}
