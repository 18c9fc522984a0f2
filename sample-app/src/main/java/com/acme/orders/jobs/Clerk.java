/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

/** Carries entries over from one book into another. */
class Clerk implements Runnable {

  private static final int ENTRIES = 50;
  private static final int MILLIS_TO_LOOK_ONE_UP = 10;

  private final Book from;
  private final Book into;

  Clerk(Book from, Book into) {
    this.from = from;
    this.into = into;
  }

  public void run() {
    for (int entry = 0; entry < ENTRIES; entry++) {
      synchronized (from) {
        lookUp();
        synchronized (into) {
          into.enter();
        }
      }
    }
  }

  private void lookUp() {
    try {
      Thread.sleep(MILLIS_TO_LOOK_ONE_UP);
    } catch (InterruptedException e) {
      // then it was found at once
    }
  }
}
