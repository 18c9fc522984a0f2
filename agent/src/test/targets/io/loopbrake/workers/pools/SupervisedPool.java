/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers.pools;

import io.loopbrake.workers.chores.Chore;
import java.util.ArrayDeque;
import java.util.Deque;

/** Workers that tell a supervisor what they end with; it starts others. */
final class SupervisedPool extends Pool {
  private final Deque<Chore> chores = new ArrayDeque<>();

  SupervisedPool() {
    start(this::work, "supervised");
    start(this::work, "supervised");
  }

  private void work() {
    try {
      for (; ; ) {
        perform(fetch());
      }
    } catch (Throwable t) {
      died(t);
      throw t;
    }
  }

  private void perform(Chore chore) {
    try {
      chore.perform();
    } catch (RuntimeException e) {
      log(e);
    }
  }

  private void died(Throwable t) {
    log(t);
    start(this::work, "supervised");
  }

  private synchronized Chore fetch() {
    while (chores.isEmpty()) {
      try {
        wait();
      } catch (InterruptedException e) {
        log(e);
      }
    }
    return chores.removeFirst();
  }

  @Override
  public synchronized void submit(Chore chore) {
    chores.addLast(chore);
    notifyAll();
  }
}
