/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** Parallel streams, each asked for by a thread of its own and done in the common pool. */
final class Streams extends Place {
  private static final int ELEMENTS = 16;
  private static final int CALLERS = 4;

  private final Witness witness;

  Streams(Witness witness) {
    this.witness = witness;
  }

  @Override
  void start(Runnable done) {
    new Thread(() -> stream(done), "caller").start();
  }

  private void stream(Runnable done) {
    long group = witness.newGroup();
    try {
      IntStream.range(0, ELEMENTS)
          .parallel()
          .forEach(i -> Job.<RuntimeException>rethrow(witness.watch(group)));
    } catch (Throwable stop) {
      // The element has told already.
    } finally {
      done.run();
    }
  }

  @Override
  int threads() {
    return CALLERS;
  }

  @Override
  boolean isQuiet() {
    return ForkJoinPool.commonPool().isQuiescent();
  }
}
