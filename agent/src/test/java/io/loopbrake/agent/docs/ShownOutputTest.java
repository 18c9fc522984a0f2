/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownOutputTest {
  @ParameterizedTest
  @CsvSource({
    "a: 1, a: 1, true",
    "a: 1, a: 22, true",
    "a: 1.5, a: 99.25, true",
    "a: 1, a: x, false",
    "a: 1, a: 1 b, false",
    "a (b) *, a (b) *, true",
    "a (b) *, a b, false",
    "a ... c, a any thing c, true",
    "a ... c, a any thing, false",
    "a b, a     b, true",
    "a b, ab, false",
    "a|b, a|b, true",
    "a|b, a|x|b, false",
    "a|...|b, a|x|y|b, true",
    "a|...|b, a|b, true",
    "a|..., a|x|y, true",
    "a|..., x|a, false",
    "...|b, x|b, true",
    "...|b, x|b|y, false",
  })
  void placeholders_stand_for_what_differs(String shown, String output, boolean expected) {
    ShownOutput lines = new ShownOutput(List.of(shown.split("\\|")));

    assertThat(lines.matches(output.replace('|', '\n'))).isEqualTo(expected);
  }
}
