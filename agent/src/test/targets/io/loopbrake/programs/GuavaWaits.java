/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Guava's waits that try again when they are interrupted. In the code that javac makes of them the
 * handler of the {@code finally} lies in its own range, and the end of the loop in that range too.
 */
public final class GuavaWaits implements Program {
  @Override
  public long sumUpTo(int last) throws ExecutionException {
    long sum = 0;
    for (int i = 1; i <= last; i++) {
      Thread.currentThread().interrupt();
      sum += Uninterruptibles.getUninterruptibly(Futures.immediateFuture(i));
      if (!Thread.interrupted()) {
        throw new IllegalStateException("the interrupt is lost");
      }
    }
    return sum;
  }

  @Override
  public void runAway() throws ExecutionException {
    Uninterruptibles.getUninterruptibly(new AlwaysInterrupted());
  }

  private static final class AlwaysInterrupted extends FutureTask<Integer> {
    AlwaysInterrupted() {
      super(() -> 0);
    }

    @Override
    public Integer get() throws InterruptedException {
      throw new InterruptedException();
    }
  }
}
