/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookPaceTest {
  private static final long SECOND = 1_000_000_000;

  private final LookPace pace = new LookPace(SECOND);

  @Test
  void the_first_look_is_due_at_once() {
    assertThat(pace.isDue(-5 * SECOND)).isTrue();
    assertThat(pace.nanosUntilDue(-5 * SECOND)).isZero();
  }

  @Test
  void a_short_look_is_followed_by_the_shortest_pause() {
    pace.looked(0, 10);

    assertThat(pace.isDue(SECOND)).isFalse();
    assertThat(pace.nanosUntilDue(SECOND)).isEqualTo(10);
    assertThat(pace.isDue(SECOND + 10)).isTrue();
  }

  @Test
  void the_first_looks_are_followed_by_half_a_second_at_most_however_long_they_took() {
    LookPace withoutPause = new LookPace(0);
    for (int i = 0; i < 3; i++) {
      withoutPause.looked(0, 3 * SECOND);
      assertThat(withoutPause.nanosUntilDue(3 * SECOND)).isEqualTo(SECOND / 2);
    }
    withoutPause.looked(0, 3 * SECOND);

    assertThat(withoutPause.nanosUntilDue(3 * SECOND)).isEqualTo(99 * 3 * SECOND);
  }

  @Test
  void however_long_looks_take_they_take_one_hundredth_of_the_time() {
    long now = 0;
    long looking = 0;
    while (now < 10_000 * SECOND) {
      if (pace.isDue(now)) {
        pace.looked(now, now + SECOND / 7);
        now += SECOND / 7;
        looking += SECOND / 7;
      }
      now += pace.nanosUntilDue(now);
    }

    assertThat((double) looking / now).isBetween(0.0099, 0.0101);
  }
}
