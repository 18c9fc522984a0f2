/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waits;

import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Pools of connections, each of two connections at most, and one that makes a new one each time. */
final class Pools {
  private Pools() {}

  static DataSource named(String name, String url, String user, String password) throws Exception {
    switch (name) {
      case "none":
        return new Fresh(url, user, password);
      case "HikariCP":
        return bean(
            "com.zaxxer.hikari.HikariDataSource",
            new Object[][] {
              {"setJdbcUrl", url},
              {"setUsername", user},
              {"setPassword", password},
              {"setMaximumPoolSize", 2}
            });
      case "DBCP2":
        return bean(
            "org.apache.commons.dbcp2.BasicDataSource",
            new Object[][] {
              {"setUrl", url}, {"setUsername", user}, {"setPassword", password}, {"setMaxTotal", 2}
            });
      case "c3p0":
        return bean(
            "com.mchange.v2.c3p0.ComboPooledDataSource",
            new Object[][] {
              {"setJdbcUrl", url}, {"setUser", user}, {"setPassword", password}, {"setMaxPoolSize", 2}
            });
      case "Tomcat":
        return bean(
            "org.apache.tomcat.jdbc.pool.DataSource",
            new Object[][] {
              {"setUrl", url}, {"setUsername", user}, {"setPassword", password}, {"setMaxActive", 2}
            });
      default:
        throw new IllegalArgumentException(name);
    }
  }

  private static DataSource bean(String className, Object[][] properties) throws Exception {
    Object bean = Class.forName(className).getConstructor().newInstance();
    for (Object[] property : properties) {
      for (Method method : bean.getClass().getMethods()) {
        if (method.getName().equals(property[0]) && method.getParameterCount() == 1) {
          method.invoke(bean, property[1]);
          break;
        }
      }
    }
    return (DataSource) bean;
  }

  /** No pool. */
  private static final class Fresh implements DataSource {
    private final String url;
    private final Properties properties = new Properties();

    Fresh(String url, String user, String password) {
      this.url = url;
      properties.setProperty("user", user);
      properties.setProperty("password", password);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return DriverManager.getConnection(url, properties);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return DriverManager.getConnection(url, user, password);
    }

    @Override
    public PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
