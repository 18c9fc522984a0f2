/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.server;

/** How many orders have been stored since the server started. */
public class OrderCounter {

  private long stored;

  public synchronized void add() {
    stored++;
  }

  public synchronized long get() {
    return stored;
  }
}
