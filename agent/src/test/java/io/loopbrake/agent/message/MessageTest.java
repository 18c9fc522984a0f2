/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageTest {
  private final Message message = new Entry("LB-X01", "from {} to {}.", "A cause.", "A remedy.");

  @Test
  void values_fill_the_parts_that_vary() {
    Message filled = message.with("here", 7);

    assertThat(filled.text()).isEqualTo("from here to 7.");
    assertThat(filled).hasToString("from here to 7.");
    assertThat(filled.code()).isEqualTo("LB-X01");
    assertThat(filled.cause()).isEqualTo("A cause.");
    assertThat(filled.remedy()).isEqualTo("A remedy.");
  }

  @Test
  void a_value_may_be_null_or_look_like_a_part_that_varies() {
    assertThat(message.with(null, "{}").text()).isEqualTo("from null to {}.");
    assertThat(message.with("{}", "there").text()).isEqualTo("from {} to there.");
  }

  @Test
  void a_wrong_number_of_values_shows_what_there_is() {
    assertThat(message.with("here").text()).isEqualTo("from here to {}.");
    assertThat(message.with().text()).isEqualTo("from {} to {}.");
    assertThat(message.with(1, 2, 3, 4).text()).isEqualTo("from 1 to 2. 3 4");
  }

  @Test
  void a_refusal_has_the_text() {
    assertThat(message.with(1, 2).refusal()).hasMessage("from 1 to 2.");
  }
}
