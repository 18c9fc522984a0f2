/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers.pools;

import io.loopbrake.workers.chores.Chore;
import java.util.ArrayList;
import java.util.List;

/** A worker that asks a table for what is open, and pauses if nothing is. */
final class PollingPool extends Pool {
  private static final long PAUSE_MILLIS = 2;

  private final List<Chore> table = new ArrayList<>();

  PollingPool() {
    start(this::work, "polling");
  }

  private void work() {
    while (true) {
      try {
        Chore chore = findOpen();
        if (chore == null) {
          Thread.sleep(PAUSE_MILLIS);
        } else {
          chore.perform();
        }
      } catch (Throwable t) {
        log(t);
      }
    }
  }

  private synchronized Chore findOpen() {
    return table.isEmpty() ? null : table.remove(0);
  }

  @Override
  public synchronized void submit(Chore chore) {
    table.add(chore);
  }
}
