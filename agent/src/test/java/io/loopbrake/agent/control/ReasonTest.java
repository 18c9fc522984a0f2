/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\n\t", "\u200b"})
  void a_reason_that_says_nothing_is_refused(String typed) {
    assertThatThrownBy(() -> Reason.of(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give a reason");
  }

  @Test
  void an_absurdly_long_reason_is_refused() {
    assertThat(Reason.of("x".repeat(500)).toString()).hasSize(500);
    assertThatThrownBy(() -> Reason.of("x".repeat(501)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("501 characters");
  }

  @Test
  void a_reason_stays_in_its_line() {
    assertThat(Reason.of("ticket 7\r\nloopbrake: forged\u001b[31m\u2028x\u202ey").toString())
        .isEqualTo("ticket 7  loopbrake: forged [31m x y");
  }
}
