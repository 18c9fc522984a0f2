/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The embedded database; it lives in memory and ends with the server. */
public class OrderDatabase {

  /** How many orders are kept; older ones are dropped, or the memory would fill up in a night. */
  public static final int ORDERS_KEPT = 2000;

  private final String url;

  public OrderDatabase(String name) {
    url = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
  }

  /** Creates the tables, and fills them so that there is something to report on from the start. */
  public void create() throws SQLException {
    Connection connection = connect();
    try {
      createTables(connection);
      OrderStore store = new OrderStore(connection);
      for (int id = 0; id < ORDERS_KEPT; id++) {
        store.store(OrderFeed.orderWithId(id));
      }
    } finally {
      connection.close();
    }
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "sa", "");
  }

  private void createTables(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.execute(
        "CREATE TABLE ORDERS (ID BIGINT PRIMARY KEY, CUSTOMER VARCHAR(40), STATE VARCHAR(10))");
    statement.execute("CREATE TABLE ORDER_LINES (ORDER_ID BIGINT, ARTICLE INT, QUANTITY INT)");
    statement.execute("CREATE INDEX ORDER_LINES_OF_ORDER ON ORDER_LINES (ORDER_ID)");
    statement.close();
  }
}
