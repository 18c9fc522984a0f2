/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideTextTest {
  private static final String WORKER = "\u4f5c\u696d";
  private static final String ROCKET = "\ud83d\ude80";

  @ParameterizedTest
  @CsvSource({
    "worker, 6",
    "\u4f5c\u696d, 4",
    "\uc791\uc5c5, 4",
    "\uff21, 2",
    "\ud83d\ude80 go, 5",
    "e\u0301, 1",
    "\u00fcn\u00ef, 3",
    "\u2603, 1",
    "\ud840\udc00, 2",
  })
  void a_text_is_as_wide_as_a_terminal_shows_it(String text, int width) {
    assertThat(WideText.width(text)).isEqualTo(width);
  }

  @Test
  void padding_counts_columns_and_not_characters() {
    assertThat(WideText.padded(WORKER, 6)).isEqualTo(WORKER + "  ");
    assertThat(WideText.paddedLeft(ROCKET, 6)).isEqualTo("    " + ROCKET);
    assertThat(WideText.padded("too wide", 3)).isEqualTo("too wide");
  }

  @Test
  void a_cut_never_exceeds_the_width_nor_splits_a_character() {
    assertThat(WideText.cut(WORKER + WORKER + ROCKET, 8)).isEqualTo(WORKER + "...");
    assertThat(WideText.cut(ROCKET + ROCKET + ROCKET, 5)).isEqualTo(ROCKET + "...");
    assertThat(WideText.cutLeft(ROCKET + ROCKET + ROCKET, 5)).isEqualTo("..." + ROCKET);
    assertThat(WideText.cutLeft("com.acme.Report.write:30", 15)).isEqualTo("...ort.write:30");
    assertThat(WideText.cut("fits", 4)).isEqualTo("fits");
  }
}
