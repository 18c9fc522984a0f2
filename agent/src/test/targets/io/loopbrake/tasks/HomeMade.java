/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Workers as applications write them. Whoever of them ends is followed by another. */
final class HomeMade extends Place {
  private static final int WORKERS = 8;

  private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
  private final Witness witness;
  private final Kind kind;
  private volatile boolean closed;

  HomeMade(Witness witness, Kind kind) {
    this.witness = witness;
    this.kind = kind;
    for (int i = 0; i < WORKERS; i++) {
      startWorker();
    }
  }

  private void startWorker() {
    kind.worker(this).start();
  }

  Job take() throws InterruptedException {
    return queue.take();
  }

  Witness witness() {
    return witness;
  }

  void ended() {
    if (!closed) {
      startWorker();
    }
  }

  @Override
  void start(Runnable done) {
    queue.add(new Job(witness, done, true));
  }

  @Override
  int threads() {
    return WORKERS;
  }

  @Override
  void close() {
    closed = true;
  }

  /** Makes workers. */
  interface Kind {
    Thread worker(HomeMade place);
  }
}
