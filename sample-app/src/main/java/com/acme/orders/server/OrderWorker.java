/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.server;

import java.sql.SQLException;

/** Takes orders from the queue and stores them, for as long as the server is up. */
public class OrderWorker extends Thread {

  private final OrderQueue queue;
  private final OrderStore store;
  private final OrderCounter counter;
  private final Log log;

  public OrderWorker(
      int number, OrderQueue queue, OrderStore store, OrderCounter counter, Log log) {
    super("order-worker-" + number);
    this.queue = queue;
    this.store = store;
    this.counter = counter;
    this.log = log;
  }

  public void run() {
    while (true) {
      Order order = queue.take();
      try {
        store.store(order);
        counter.add();
      } catch (SQLException e) {
        log.say(getName() + " could not store order " + order.getId() + ": " + e);
      }
    }
  }
}
