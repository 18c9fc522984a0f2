/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.server;

import java.util.LinkedList;

/** Orders wait here for a worker. Home-made, because this server is older than BlockingQueue. */
@SuppressWarnings({"rawtypes", "unchecked"})
public class OrderQueue {

  private static final int ROOM = 1000;

  private final LinkedList orders = new LinkedList();

  public synchronized void put(Order order) {
    while (orders.size() >= ROOM) {
      pause();
    }
    orders.addLast(order);
    notifyAll();
  }

  public synchronized Order take() {
    while (orders.isEmpty()) {
      pause();
    }
    notifyAll();
    return (Order) orders.removeFirst();
  }

  private void pause() {
    try {
      wait();
    } catch (InterruptedException e) {
      // nobody interrupts us
    }
  }
}
