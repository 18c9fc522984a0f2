/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SectionTest {
  @Test
  void every_section_of_the_page_with_messages_has_a_test_that_provokes_them() {
    List<String> withMessages =
        Section.PAGE.headings().stream().filter(h -> !Section.rows(h).isEmpty()).toList();

    assertThat(Stream.of(Section.values()).map(Section::heading))
        .containsExactlyElementsOf(withMessages);
  }

  @Test
  void no_message_is_on_the_page_twice() {
    assertThat(Stream.of(Section.values()).flatMap(section -> section.rows().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void what_cannot_be_provoked_is_on_the_page_and_is_little() {
    List<String> all =
        Stream.of(Section.values()).flatMap(section -> section.rows().stream()).toList();

    assertThat(NotProvoked.ROWS).hasSizeLessThan(all.size() / 5);
    assertThat(all).containsAll(NotProvoked.ROWS.keySet());
  }
}
