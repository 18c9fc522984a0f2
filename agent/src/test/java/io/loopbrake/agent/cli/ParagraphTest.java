/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphTest {
  @Test
  void sentences_are_set_in_lines_of_that_width() {
    assertThat(Paragraph.lines("one two three four", 2, 11))
        .containsExactly("  one two", "  three", "  four");
  }

  @Test
  void a_word_that_is_too_long_has_a_line_of_its_own() {
    assertThat(Paragraph.lines("a com.acme.orders.Report b", 0, 10))
        .containsExactly("a", "com.acme.orders.Report", "b");
  }

  @Test
  void what_is_wider_than_a_terminal_goes_on_in_its_next_line() {
    assertThat(Paragraph.broken(List.of("one", "\u4f5c\u696d\u4f5c\u696d", "123456"), 5))
        .containsExactly("one", "\u4f5c\u696d", "\u4f5c\u696d", "12345", "6");
  }

  @Test
  void a_line_break_is_kept_and_nothing_gives_an_empty_line() {
    assertThat(Paragraph.lines("one\ntwo", 1, 80)).containsExactly(" one", " two");
    assertThat(Paragraph.lines("", 0, 80)).containsExactly("");
  }
}
