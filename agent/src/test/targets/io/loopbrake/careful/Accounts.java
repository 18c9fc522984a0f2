/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.careful;

/** Two sums that make a constant total, except in the middle of a transfer. */
final class Accounts {
  private static final int TURNS = 2_000;
  private static final long TOTAL = 1_000_000;

  private final Object other = new Object();
  private long mine = TOTAL;
  private long yours;
  private volatile long turns;

  void transferForEver() {
    while (true) {
      transfer();
    }
  }

  private synchronized void transfer() {
    mine -= 7;
    check();
    synchronized (other) {
      check();
    }
    yours += 7;
  }

  private void check() {
    for (int i = 0; i < TURNS; i++) {
      turns++;
    }
  }

  /** Whether nothing was lost. */
  synchronized boolean isWhole() {
    return mine + yours == TOTAL;
  }
}
