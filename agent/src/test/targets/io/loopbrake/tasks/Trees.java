/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;

/** Work that is divided, forked and joined: who waits for one part runs others meanwhile. */
final class Trees extends Place {
  private static final int LEAVES = 8;

  private final ForkJoinPool pool;
  private final Witness witness;

  Trees(ForkJoinPool pool, Witness witness) {
    this.pool = pool;
    this.witness = witness;
  }

  @Override
  void start(Runnable done) {
    pool.execute(() -> grow(done));
  }

  private void grow(Runnable done) {
    try {
      new Tree(witness, witness.newGroup(), LEAVES).compute();
    } catch (Throwable stop) {
      // Its parts have told already.
    } finally {
      done.run();
    }
  }

  @Override
  int threads() {
    return pool.getParallelism();
  }

  @Override
  boolean isQuiet() {
    return pool.isQuiescent();
  }

  @Override
  void close() {
    pool.shutdown();
  }

  private static final class Tree extends RecursiveAction {
    private static final long serialVersionUID = 1L;

    private final transient Witness witness;
    private final long group;
    private final int leaves;

    Tree(Witness witness, long group, int leaves) {
      this.witness = witness;
      this.group = group;
      this.leaves = leaves;
    }

    @Override
    protected void compute() {
      if (leaves == 1) {
        Job.<RuntimeException>rethrow(witness.watch(group));
      } else {
        Tree left = new Tree(witness, group, leaves / 2);
        Tree right = new Tree(witness, group, leaves / 2);
        left.fork();
        right.compute();
        left.join();
      }
    }
  }
}
