/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlagCostTest {
  private static final int PASSES = 1_000_000;

  private final FlagCost flagCost = new FlagCost();

  @Test
  void who_passes_pays_a_few_nanoseconds_each_time() {
    pass(Thread.currentThread(), PASSES);

    assertThat(flagCost.paidNanos()).isBetween(5L * PASSES, 50L * PASSES);
    assertThat(flagCost.paidNanos()).as("since then").isZero();
  }

  @Test
  void the_one_that_paid_most_counts_and_not_the_sum() {
    pass(Thread.currentThread(), PASSES);
    long one = flagCost.paidNanos();

    pass(Thread.currentThread(), PASSES);
    pass(anotherThan(Thread.currentThread()), PASSES / 2);

    assertThat(flagCost.paidNanos()).isEqualTo(one);
  }

  private void pass(Thread thread, int passes) {
    for (int i = 0; i < passes; i++) {
      flagCost.pass(thread);
    }
  }

  /** Of some, one has another counter. */
  private static Thread anotherThan(Thread thread) {
    while (true) {
      Thread other = new Thread();
      if ((System.identityHashCode(other) - System.identityHashCode(thread)) % 64 != 0) {
        return other;
      }
    }
  }
}
