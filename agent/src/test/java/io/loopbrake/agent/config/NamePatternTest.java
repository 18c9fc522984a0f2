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

class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "worker-1, worker-1, true",
    "worker-1, worker-12, false",
    "worker-*, worker-12, true",
    "worker-?, worker-1, true",
    "worker-?, worker-12, false",
    "*, anything at all, true",
    "*-exec-*, http-8080-exec-3, true",
    "*-exec-?, http-8080-exec-33, false",
    "a*b*c, aXXbYYbZZc, true",
    "a*b*c, aXXbYYbZZ, false",
    "job (.*), job (.*), true",
  })
  void a_pattern_names_whole_thread_names(String pattern, String name, boolean expected)
      throws BadOptionException {
    assertThat(NamePattern.parse(pattern).matches(name)).isEqualTo(expected);
  }

  @Test
  void empty_null_and_absurdly_long_patterns_are_refused() {
    for (String pattern : new String[] {"", null, "x".repeat(501)}) {
      assertThatThrownBy(() -> NamePattern.parse(pattern))
          .isInstanceOfSatisfying(
              BadOptionException.class, e -> assertThat(e.remedy()).contains("worker-*"));
    }
  }

  @Test
  void many_stars_do_not_explode() throws BadOptionException {
    NamePattern pattern = NamePattern.parse("*a".repeat(200) + "b");

    assertThat(pattern.matches("a".repeat(10_000))).isFalse();
  }
}
