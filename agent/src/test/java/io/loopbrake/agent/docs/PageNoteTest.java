/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PageNoteTest {
  private static final String TABLE = "task: 17#0\nname: feed\n\ntask: 21#0\nname: job";

  @Test
  void the_word_after_a_text_is_remembered_without_what_ends_the_sentence() {
    PageNote note = PageNote.parse("TOKEN is the word after \"the token\"");

    assertThat(note.name()).isEqualTo("TOKEN");
    assertThat(note.wordIn("call it with the token 4711, within 5 minutes")).isEqualTo("4711");
  }

  @Test
  void a_table_is_looked_at_in_the_row_that_is_named() {
    PageNote note = PageNote.parse("TASK is the word after \"task:\" in the row of \"job\"");

    assertThat(note.wordIn(TABLE)).isEqualTo("21#0");
  }

  @Test
  void a_word_that_is_not_there_is_a_failure() {
    PageNote note = PageNote.parse("TASK is the word after \"task:\" in the row of \"nobody\"");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> note.wordIn(TABLE))
        .withMessageContaining("nobody");
  }

  @Test
  void what_is_no_note_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> PageNote.parse("remember the task"));
  }
}
