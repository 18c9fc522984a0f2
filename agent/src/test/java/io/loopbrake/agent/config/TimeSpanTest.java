/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
  @ParameterizedTest
  @CsvSource({
    "500ms, 500, 1",
    "1ms, 1, 1",
    "0s, 0, 0",
    "5s, 5000, 5",
    "1001ms, 1001, 2",
    "30m, 1800000, 1800",
    "2h, 7200000, 7200",
    "2 h, 7200000, 7200",
    "8760h, 31536000000, 31536000",
  })
  void a_time_is_a_number_with_its_unit(String text, long millis, long seconds)
      throws BadOptionException {
    TimeSpan time = TimeSpan.parse(" " + text + " ");

    assertThat(time.millis()).isEqualTo(millis);
    assertThat(time.seconds()).as("rounded up").isEqualTo(seconds);
    assertThat(time.toString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "5", "s", "-5s", "5d", "5S", "1.5s", "5s5s", "99999999999s"})
  void everything_else_is_none(String text) {
    assertThatThrownBy(() -> TimeSpan.parse(text))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("is not a time");
  }

  @Test
  void the_remedy_keeps_the_number_that_was_given() {
    assertThatThrownBy(() -> TimeSpan.parse("45"))
        .isInstanceOfSatisfying(
            BadOptionException.class, e -> assertThat(e.remedy()).isEqualTo("write 45s, or 45m"));
  }

  @Test
  void a_year_is_the_most() {
    assertThatThrownBy(() -> TimeSpan.parse("8761h"))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void where_something_has_to_happen_within_it_nothing_is_too_short() throws BadOptionException {
    assertThat(TimeSpan.parsePositive("1ms").millis()).isEqualTo(1);
    assertThatThrownBy(() -> TimeSpan.parsePositive("0h"))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("is zero");
    assertThatThrownBy(() -> OptionsParser.parse("include=com.acme.**,expire=0s"))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("is zero");
  }
}
