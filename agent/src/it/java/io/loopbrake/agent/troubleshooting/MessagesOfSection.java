/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The messages of one section of the page; each row has to be provoked or excepted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MessagesOfSection {
  private final Section section = Section.of(getClass());
  private final Set<String> missing = new TreeSet<>(section.rows());

  MessagesOfSection() {
    missing.removeAll(NotProvoked.ROWS.keySet());
  }

  /** This text, which somebody has said, has the message of this row. */
  final void assertSaid(String row, String text) {
    assertThat(new Quotation(row).isIn(text)).as("%s%nin%n%s", row, text).isTrue();
    provoked(row);
  }

  /** What this row tells of was seen. */
  final void provoked(String row) {
    assertThat(section.rows()).as(section.heading()).contains(row);
    missing.remove(row);
  }

  /** What would provoke the messages of these rows is not on this machine. */
  final void skip(String why, String... rows) {
    for (String row : rows) {
      System.out.println(section.heading() + ": skipped, " + why + ": " + row);
      provoked(row);
    }
  }

  @AfterAll
  final void every_row_of_the_section_was_provoked() {
    assertThat(missing).as("rows that nothing has provoked").isEmpty();
  }
}
