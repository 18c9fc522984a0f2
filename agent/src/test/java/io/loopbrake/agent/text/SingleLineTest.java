/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleLineTest {
  /** Line breaks, a terminal's escape codes, what turns or hides the text after it, half pairs. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        '\n', '\r', '\t', '\f', 0x0b, 0x00, 0x1b, 0x7f, 0x85, 0x9b, 0x2028, 0x2029, 0x061c, 0x200b,
        0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
        0xfeff, 0xad, 0xe0041, 0xd83d
      })
  void what_could_forge_a_line_becomes_a_blank(int c) {
    assertThat(SingleLine.of("a" + Character.toString(c) + "b")).isEqualTo("a b");
  }

  @Test
  void all_other_text_stays_as_it_is() {
    String text = "Ticket 4711: Zählung läuft ewig; 報告 \ud83d\ude00 \u05d0\u05d1 <$&%>";

    assertThat(SingleLine.of(text)).isEqualTo(text);
  }

  @Test
  void what_would_steer_a_terminal_becomes_a_blank() {
    assertThat(SingleLine.of("a\u001b[2Jb\r\nc\u202ed\u009be\ud83d")).isEqualTo("a [2Jb  c d e ");
    assertThat(SingleLine.of("\u4f5c\u696d\ud83d\ude80")).isEqualTo("\u4f5c\u696d\ud83d\ude80");
  }
}
