/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotationTest {
  @Test
  void three_dots_stand_for_anything() {
    Quotation quotation = new Quotation("'...' is not a time");

    assertThat(quotation.isIn("'30' is not a time")).isTrue();
    assertThat(quotation.isIn("'' is not a time")).isTrue();
    assertThat(quotation.isIn("'30' is no time")).isFalse();
  }

  @Test
  void a_message_is_found_between_marks_but_not_within_a_sentence() {
    Quotation quotation = new Quotation("the thread waits...");

    assertThat(quotation.isIn("not yet; the thread waits in Object.wait")).isTrue();
    assertThat(quotation.isIn("loopbrake: warning: the thread waits for it\nand more")).isTrue();
    assertThat(quotation.isIn("nobody knows that the thread waits for it")).isFalse();
    assertThat(new Quotation("no option").isIn("no option at all")).isFalse();
  }

  @Test
  void of_a_row_with_words_around_the_quotation_only_that_counts() {
    Quotation quotation = new Quotation("The shell says `no matches: ...` at once");

    assertThat(quotation.isIn("zsh:1: no matches: *.java")).isTrue();
  }
}
