/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments.app;

/** Holds its own monitor for ever. */
public class Ledger implements Runnable {
  private static volatile long entries;

  @Override
  public synchronized void run() {
    while (true) {
      entries++;
    }
  }
}
