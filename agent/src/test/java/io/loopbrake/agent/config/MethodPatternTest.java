/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.message.OptionMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodPatternTest {
  @ParameterizedTest
  @CsvSource({
    "com.acme.Tx#commit, com.acme.Tx, commit, true",
    "com.acme.Tx#commit, com.acme.Tx, commitAll, false",
    "com.acme.Tx#commit*, com.acme.Tx, commitAll, true",
    "com.acme.Tx#commit, com.acme.Tx$Inner, commit, true",
    "com.acme.Tx#commit, com.acme.TxManager, commit, false",
    "com.acme.*#save, com.acme.Orders, save, true",
    "com.acme.*#save, com.acme.orders.Orders, save, false",
    "com.acme.**#save, com.acme.orders.Orders, save, true",
    "com.acme.Tx#*, com.acme.Tx, rollback, true",
    "com.acme.Tx#*, com.acme.Tx, <init>, true",
    "com.acme.Tx#?et, com.acme.Tx, get, true",
    "com.acme.Tx#my-kotlin-name, com.acme.Tx, my-kotlin-name, true",
  })
  void a_pattern_names_methods_of_classes(
      String pattern, String className, String method, boolean expected) throws BadOptionException {
    assertThat(MethodPattern.parse(pattern).matches(className, method)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "com.acme.Tx",
        "com.acme.Tx.commit",
        "com.acme.Tx#",
        "#commit",
        "com.acme.Tx#com mit",
        "com.acme.Tx#commit()",
        "com.acme.Tx#a#b",
        "com..acme#commit",
      })
  void everything_else_is_refused(String text) {
    assertThatThrownBy(() -> MethodPattern.parse(text)).isInstanceOf(BadOptionException.class);
  }

  @Test
  void several_are_separated_by_colons() throws BadOptionException {
    MethodPatterns patterns = MethodPatterns.parse("com.acme.Tx#commit:com.acme.**#save*");

    assertThat(patterns.matches("com.acme.Tx", "commit")).isTrue();
    assertThat(patterns.matches("com.acme.orders.Orders", "saveAll")).isTrue();
    assertThat(patterns.matches("com.acme.Tx", "rollback")).isFalse();
    assertThatThrownBy(() -> MethodPatterns.parse("com.acme.Tx#commit:"))
        .isInstanceOf(BadOptionException.class);
  }

  @Test
  void a_long_name_is_refused_as_that_of_a_method() {
    assertThatExceptionOfType(BadOptionException.class)
        .isThrownBy(() -> MethodPattern.parse("com.acme.Tx#" + "x".repeat(501)))
        .returns(OptionMessage.LONG_METHOD_NAME.code(), BadOptionException::code);
  }
}
