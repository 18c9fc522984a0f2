/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers.pools;

import io.loopbrake.workers.chores.Chore;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A worker that waits for the next slot of a ring by looking at it. */
final class RingBuffer extends Pool {
  private static final int SLOTS = 1024;

  private final AtomicReferenceArray<Chore> ring = new AtomicReferenceArray<>(SLOTS);
  private int written;

  RingBuffer() {
    start(this::work, "ring");
  }

  private void work() {
    int next = 0;
    while (true) {
      Chore chore = ring.getAndSet(next, null);
      if (chore == null) {
        Thread.yield();
        continue;
      }
      next = (next + 1) % SLOTS;
      try {
        chore.perform();
      } catch (Throwable t) {
        log(t);
      }
    }
  }

  @Override
  public synchronized void submit(Chore chore) {
    ring.set(written, chore);
    written = (written + 1) % SLOTS;
  }
}
