/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes one order after the other over one connection. Not for two threads at once. */
public class OrderStore {

  private final Connection connection;
  private final PreparedStatement insertOrder;
  private final PreparedStatement insertLine;
  private final PreparedStatement markPacked;
  private final PreparedStatement dropLines;
  private final PreparedStatement dropOrder;

  public OrderStore(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    insertOrder = connection.prepareStatement("INSERT INTO ORDERS VALUES (?, ?, 'NEW')");
    insertLine = connection.prepareStatement("INSERT INTO ORDER_LINES VALUES (?, ?, ?)");
    markPacked = connection.prepareStatement("UPDATE ORDERS SET STATE = 'PACKED' WHERE ID = ?");
    dropLines = connection.prepareStatement("DELETE FROM ORDER_LINES WHERE ORDER_ID = ?");
    dropOrder = connection.prepareStatement("DELETE FROM ORDERS WHERE ID = ?");
  }

  /** Stores and packs the order, all or nothing, and drops the one that has become too old. */
  public void store(Order order) throws SQLException {
    try {
      insert(order);
      runFor(markPacked, order.getId());
      long tooOld = order.getId() - OrderDatabase.ORDERS_KEPT;
      runFor(dropLines, tooOld);
      runFor(dropOrder, tooOld);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private void insert(Order order) throws SQLException {
    insertOrder.setLong(1, order.getId());
    insertOrder.setString(2, order.getCustomer());
    insertOrder.executeUpdate();
    int[] articles = order.getArticles();
    for (int i = 0; i < articles.length; i++) {
      insertLine.setLong(1, order.getId());
      insertLine.setInt(2, articles[i]);
      insertLine.setInt(3, i + 1);
      insertLine.executeUpdate();
    }
  }

  private void runFor(PreparedStatement statement, long orderId) throws SQLException {
    statement.setLong(1, orderId);
    statement.executeUpdate();
  }
}
