/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers.pools;

import io.loopbrake.workers.chores.Chore;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Workers that let nothing through. */
final class SwallowingPool extends Pool {
  private final BlockingQueue<Chore> queue = new LinkedBlockingQueue<>();

  SwallowingPool() {
    start(this::work, "swallowing-1");
    start(this::work, "swallowing-2");
  }

  private void work() {
    while (true) {
      try {
        Chore chore = queue.take();
        chore.perform();
      } catch (Throwable t) {
        log(t);
      }
    }
  }

  @Override
  public void submit(Chore chore) {
    queue.add(chore);
  }
}
