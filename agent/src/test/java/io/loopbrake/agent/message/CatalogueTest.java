/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final List<Message> all = Catalogue.all();

  @Test
  void no_two_messages_have_the_same_code() {
    assertThat(all).extracting(Message::code).doesNotHaveDuplicates();
  }

  @Test
  void a_code_has_the_letter_of_its_group_and_a_number() {
    for (String group : Catalogue.names()) {
      Map<String, Long> letters =
          Catalogue.group(group).stream()
              .collect(Collectors.groupingBy(m -> m.code().substring(0, 4), Collectors.counting()));

      assertThat(letters).as(group).hasSize(1);
    }
    assertThat(all).extracting(Message::code).allMatch(code -> code.matches("LB-[A-Z][0-9]{2}"));
  }

  @Test
  void no_two_messages_have_the_same_text_and_each_has_a_cause() {
    assertThat(all).extracting(Message::text).doesNotHaveDuplicates().doesNotContain("");
    assertThat(all).extracting(Message::cause).doesNotContain("");
  }

  @Test
  void the_code_uses_every_entry_with_as_many_values_as_it_has_parts() throws Exception {
    UsesOfMessages uses = new UsesOfMessages();

    assertThat(uses.mistakes()).isEmpty();
    assertThat(uses.used()).containsAll(all);
  }
}
