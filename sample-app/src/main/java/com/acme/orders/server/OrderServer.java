/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.server;

import java.sql.SQLException;

/** Puts the parts together and starts their threads. */
public class OrderServer {

  private static final int WORKERS = 3;

  private final OrderDatabase database;
  private final Log log;
  private final OrderQueue queue = new OrderQueue();
  private final OrderCounter counter = new OrderCounter();

  public OrderServer(OrderDatabase database, Log log) {
    this.database = database;
    this.log = log;
  }

  public void start() throws SQLException {
    database.create();
    for (int number = 1; number <= WORKERS; number++) {
      OrderStore store = new OrderStore(database.connect());
      new OrderWorker(number, queue, store, counter, log).start();
    }
    new OrderFeed(queue, OrderDatabase.ORDERS_KEPT).start();
    new Heartbeat(counter, log).start();
  }
}
