/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.server;

/** Tells once a second how the orders flow. */
public class Heartbeat extends Thread {

  private final OrderCounter counter;
  private final Log log;

  public Heartbeat(OrderCounter counter, Log log) {
    super("heartbeat");
    this.counter = counter;
    this.log = log;
  }

  public void run() {
    long lastTime = System.currentTimeMillis();
    long lastCount = counter.get();
    while (true) {
      sleepOneSecond();
      long time = System.currentTimeMillis();
      long count = counter.get();
      if (time > lastTime) {
        long perSecond = (count - lastCount) * 1000 / (time - lastTime);
        log.say("heartbeat: " + perSecond + " orders/s, " + count + " in all");
      }
      lastTime = time;
      lastCount = count;
    }
  }

  private void sleepOneSecond() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      // an early heartbeat does no harm
    }
  }
}
