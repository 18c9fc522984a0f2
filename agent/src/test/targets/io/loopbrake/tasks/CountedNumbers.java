/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

/**
 * Counts the tasks of each thread without asking anybody, for threads that do nothing but such
 * tasks. The agent's numbers are the same, or all larger by one: a pool's worker that is born
 * without a task counts once before the first.
 */
final class CountedNumbers implements Numbers {
  private final ThreadLocal<long[]> counts = ThreadLocal.withInitial(() -> new long[1]);

  @Override
  public long begin() {
    return ++counts.get()[0];
  }

  @Override
  public long current() {
    return counts.get()[0];
  }

  @Override
  public long mostOffset() {
    return 1;
  }
}
