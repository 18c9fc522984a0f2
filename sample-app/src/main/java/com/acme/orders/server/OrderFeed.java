/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.server;

/** Stands in for the customers: orders arrive at a steady pace. */
public class OrderFeed extends Thread {

  private static final int ORDERS_PER_SECOND = 300;
  private static final int NAP_MILLIS = 10;
  private static final String[] CUSTOMERS = {"Harris", "Okafor", "Lindqvist", "Moreau", "Tanaka"};
  private static final int ARTICLES = 50;

  private final OrderQueue queue;
  private final long firstId;

  public OrderFeed(OrderQueue queue, long firstId) {
    super("order-feed");
    this.queue = queue;
    this.firstId = firstId;
  }

  public void run() {
    long start = System.currentTimeMillis();
    long sent = 0;
    while (true) {
      // by the clock rather than one order per nap: a late nap must not slow the orders down
      long due = (System.currentTimeMillis() - start) * ORDERS_PER_SECOND / 1000;
      while (sent < due) {
        queue.put(orderWithId(firstId + sent));
        sent++;
      }
      nap();
    }
  }

  static Order orderWithId(long id) {
    int article = (int) (id % ARTICLES);
    int[] articles = {article, (article + 7) % ARTICLES, (article + 21) % ARTICLES};
    return new Order(id, CUSTOMERS[(int) (id % CUSTOMERS.length)], articles);
  }

  private void nap() {
    try {
      Thread.sleep(NAP_MILLIS);
    } catch (InterruptedException e) {
      // then this nap was a short one
    }
  }
}
