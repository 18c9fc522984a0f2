/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers.pools;

import io.loopbrake.workers.chores.Chore;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Workers that end with an error, and are followed by others. */
final class ExceptionPool extends Pool {
  private final BlockingQueue<Chore> queue = new LinkedBlockingQueue<>();

  ExceptionPool() {
    start(this::work, "exception");
    start(this::work, "exception");
  }

  private void work() {
    boolean dying = true;
    try {
      while (dying) {
        Chore chore = next();
        if (chore != null) {
          doQuietly(chore);
        }
      }
      dying = false;
    } finally {
      if (dying) {
        start(this::work, "exception");
      }
    }
  }

  private void doQuietly(Chore chore) {
    try {
      chore.perform();
    } catch (Exception e) {
      log(e);
    }
  }

  private Chore next() {
    try {
      return queue.poll(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return null;
    }
  }

  @Override
  public void submit(Chore chore) {
    queue.add(chore);
  }
}
