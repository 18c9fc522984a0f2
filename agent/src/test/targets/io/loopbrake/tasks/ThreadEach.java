/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.ThreadFactory;

/** A thread for each job. */
final class ThreadEach extends Place {
  private static final int THREADS = 8;

  /** Some that have ended are asked to stop, too. */
  private static final int MOST_KNOWN = 3 * THREADS;

  private final Witness witness;
  private final ThreadFactory factory;

  ThreadEach(Witness witness, ThreadFactory factory) {
    this.witness = witness;
    this.factory = factory;
  }

  @Override
  void start(Runnable done) {
    factory.newThread(() -> run(done)).start();
  }

  private void run(Runnable done) {
    try {
      new Job(witness, done, true).run();
    } finally {
      if (witness.threads().size() > MOST_KNOWN) {
        witness.threads().remove(Thread.currentThread().getId());
      }
    }
  }

  @Override
  int threads() {
    return THREADS;
  }
}
