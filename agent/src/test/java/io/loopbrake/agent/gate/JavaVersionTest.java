/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaVersionTest {
  @ParameterizedTest
  @CsvSource({"1.8, 8", "9, 9", "25, 25", "'', 0", "1., 0", "seventeen, 0"})
  void a_version_is_one_number_and_zero_if_the_jvm_does_not_tell(String told, int version) {
    assertThat(JavaVersion.of(told)).isEqualTo(version);
  }
}
