/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderStoreTest {

  private static final int KEPT = OrderDatabase.ORDERS_KEPT;

  private final OrderDatabase database = new OrderDatabase("store");
  private Connection writer;
  private Connection reader;
  private OrderStore store;

  @BeforeEach
  void open() throws SQLException {
    database.create();
    writer = database.connect();
    reader = database.connect();
    store = new OrderStore(writer);
  }

  @AfterEach
  void close() throws SQLException {
    writer.close();
    reader.createStatement().execute("SHUTDOWN");
  }

  @Test
  void orderIsStoredAndPacked() throws SQLException {
    store.store(new Order(KEPT, "Harris", new int[] {11, 12}));

    assertThat(count("ORDERS WHERE ID = " + KEPT + " AND CUSTOMER = 'Harris'")).isOne();
    assertThat(count("ORDERS WHERE ID = " + KEPT + " AND STATE = 'PACKED'")).isOne();
    assertThat(count("ORDER_LINES WHERE ORDER_ID = " + KEPT)).isEqualTo(2);
  }

  @Test
  void oldestOrderMakesRoom() throws SQLException {
    assertThat(count("ORDERS WHERE ID = 0")).isOne();

    store.store(new Order(KEPT, "Harris", new int[] {11}));

    assertThat(count("ORDERS")).isEqualTo(KEPT);
    assertThat(count("ORDERS WHERE ID = 0")).isZero();
    assertThat(count("ORDER_LINES WHERE ORDER_ID = 0")).isZero();
  }

  @Test
  void failedOrderLeavesNothingBehind() throws SQLException {
    writer.createStatement().execute("ALTER TABLE ORDER_LINES ADD CHECK ARTICLE < 1000");

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> store.store(new Order(KEPT, "Harris", new int[] {11, 1000})));

    assertThat(count("ORDERS WHERE ID = " + KEPT)).isZero();
    assertThat(count("ORDER_LINES WHERE ORDER_ID = " + KEPT)).isZero();
  }

  private int count(String what) throws SQLException {
    ResultSet result = reader.createStatement().executeQuery("SELECT COUNT(*) FROM " + what);
    result.next();
    return result.getInt(1);
  }
}
