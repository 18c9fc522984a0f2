/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTest {
  @Test
  void deadlines_are_patterns_and_times_in_turn() throws BadOptionException {
    List<TimeLimit> deadlines = TimeLimit.parseAll("com.acme.report.**:30m:com.acme.mail.*:90s");

    assertThat(deadlines)
        .extracting(TimeLimit::toString)
        .containsExactly("com.acme.report.**:30m", "com.acme.mail.*:90s");
    assertThat(deadlines.get(0).classes().matches("com.acme.report.daily.Job")).isTrue();
    assertThat(deadlines.get(0).time().millis()).isEqualTo(1_800_000);
    assertThat(deadlines.get(1).classes().matches("com.acme.mail.smtp.Sender")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "com.acme.**", "com.acme.**:30m:", "30m:com.acme.**", "com.acme.**:5"})
  void everything_else_is_refused(String text) {
    assertThatThrownBy(() -> TimeLimit.parseAll(text)).isInstanceOf(BadOptionException.class);
  }

  @Test
  void a_deadline_that_is_over_at_once_is_refused() {
    assertThatThrownBy(() -> TimeLimit.parseAll("com.acme.**:0s"))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("is zero");
  }
}
