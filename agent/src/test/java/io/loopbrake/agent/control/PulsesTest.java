/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PulsesTest {
  private static final int LOOKS = 100_000;

  @Test
  void they_take_a_fifth_of_the_time() {
    assertThat(pulsesSeenEach(TimeUnit.MICROSECONDS.toNanos(137)))
        .isBetween(LOOKS * 19 / 100, LOOKS * 21 / 100);
  }

  @Test
  void each_period_has_one_of_ten_milliseconds() {
    long up = 0;
    for (int micros = 0; micros < 50_000; micros++) {
      up += Pulses.isOneAt(TimeUnit.MICROSECONDS.toNanos(micros)) ? 1 : 0;
    }

    assertThat(up).isEqualTo(10_000);
  }

  @Test
  void whatever_comes_round_at_a_multiple_of_the_period_meets_some_of_them() {
    for (int millis = 50; millis <= 3_000; millis += 50) {
      assertThat(pulsesSeenEach(TimeUnit.MILLISECONDS.toNanos(millis)))
          .as("every " + millis + " ms")
          .isBetween(LOOKS / 10, LOOKS * 3 / 10);
    }
  }

  private static int pulsesSeenEach(long nanos) {
    int seen = 0;
    for (int i = 0; i < LOOKS; i++) {
      seen += Pulses.isOneAt(-TimeUnit.HOURS.toNanos(1) + 25_000_000 + i * nanos) ? 1 : 0;
    }
    return seen;
  }
}
