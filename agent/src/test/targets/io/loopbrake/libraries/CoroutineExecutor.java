/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import java.util.concurrent.Executor;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;

/** Jobs that are no coroutines, in the threads of a dispatcher that takes several at a time. */
final class CoroutineExecutor implements Library {
  private final Executor executor =
      ExecutorsKt.asExecutor(Dispatchers.getIO().limitedParallelism(1, null));

  @Override
  public void give(Job job) {
    executor.execute(
        () -> {
          try {
            job.run();
            job.judge((Throwable) null);
          } catch (Throwable failure) {
            job.judge(failure);
          }
        });
  }

  @Override
  public void close() {}
}
