/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers.pools;

import io.loopbrake.workers.chores.Chore;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A worker for which the next piece of work is the next element of something. */
final class Series extends Pool implements Iterable<Chore>, Iterator<Chore> {
  private final BlockingQueue<Chore> queue = new LinkedBlockingQueue<>();

  Series() {
    start(this::work, "series");
  }

  private void work() {
    for (Chore chore : this) {
      try {
        chore.perform();
      } catch (Throwable t) {
        log(t);
      }
    }
  }

  @Override
  public Iterator<Chore> iterator() {
    return this;
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public Chore next() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException again) {
        log(again);
      }
    }
  }

  @Override
  public void submit(Chore chore) {
    queue.add(chore);
  }
}
