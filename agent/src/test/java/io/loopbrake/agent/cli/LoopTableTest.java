/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopTableTest {
  @ParameterizedTest
  @CsvSource({
    "-1, -",
    "0, 0.0s",
    "59.9, 59.9s",
    "60, 1m00s",
    "3599, 59m59s",
    "3600, 1h00m",
    "90061, 25h01m",
  })
  void an_age_is_short_and_has_its_units(double seconds, String shown) {
    assertThat(LoopTable.age(seconds)).isEqualTo(shown);
  }
}
