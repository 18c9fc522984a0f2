/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FlagAllowanceTest {
  private static final int ROUNDS = 100_000;
  private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(10);

  private final FlagAllowance allowance = new FlagAllowance(0);
  private long now;

  @Test
  void what_costs_nobody_anything_may_last() {
    assertThat(roundsUp(0)).isEqualTo(ROUNDS);
  }

  @Test
  void what_costs_others_all_of_their_time_lasts_for_three_percent_of_it() {
    assertThat(roundsUp(ROUND)).isBetween(ROUNDS * 29 / 1000, ROUNDS * 31 / 1000);
  }

  @Test
  void what_costs_others_half_of_their_time_lasts_twice_as_long() {
    assertThat(roundsUp(ROUND / 2)).isBetween(ROUNDS * 58 / 1000, ROUNDS * 62 / 1000);
  }

  @Test
  void it_is_there_at_once_for_a_thread_that_has_waited_for_long() {
    for (int i = 0; i < 60; i++) {
      assertThat(grants(false, 0)).isFalse();
    }

    assertThat(grants(true, 0)).isTrue();
  }

  @Test
  void a_control_thread_that_came_late_does_not_keep_the_flag_down_for_long() {
    grants(true, 0);
    now += TimeUnit.SECONDS.toNanos(60);
    allowance.grants(true, TimeUnit.SECONDS.toNanos(60), now);

    int rounds = 0;
    while (!grants(true, 0)) {
      rounds++;
    }
    assertThat(rounds * ROUND).isLessThan(TimeUnit.SECONDS.toNanos(2));
  }

  @Test
  void whatever_comes_round_in_step_meets_some_of_the_pulses() {
    for (int every = 2; every <= 100; every++) {
      int met = 0;
      for (int i = 0; i < ROUNDS; i++) {
        met += grants(true, ROUND) && i % every == 0 ? 1 : 0;
      }
      assertThat(met).as("every " + every + " rounds").isGreaterThan(ROUNDS / every / 100);
    }
  }

  private int roundsUp(long paidEach) {
    int up = 0;
    for (int i = 0; i < ROUNDS; i++) {
      up += grants(true, paidEach) ? 1 : 0;
    }
    return up;
  }

  private boolean upBefore;

  /** What is paid is paid while the flag is up. */
  private boolean grants(boolean wanted, long paidEach) {
    now += ROUND;
    upBefore = allowance.grants(wanted, upBefore ? paidEach : 0, now);
    return upBefore;
  }
}
