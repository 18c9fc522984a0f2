/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialogTextTest {
  @Test
  void each_part_of_a_sentence_has_a_line_of_its_own() {
    assertThat(DialogText.of("not thrown yet; the thread runs in A.b:1; nothing else"))
        .isEqualTo("not thrown yet;\nthe thread runs in A.b:1;\nnothing else");
  }

  @Test
  void a_name_with_a_semicolon_inside_stays_whole() {
    assertThat(DialogText.of("the monitor of [Ljava.lang.Object;@1 is held")).doesNotContain("\n");
  }
}
