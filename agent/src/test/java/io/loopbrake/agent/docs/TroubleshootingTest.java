/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.message.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleshootingTest {
  private static final String PAGE = "docs/troubleshooting.md";

  /** Has the test write the tables instead of comparing them. */
  private static final boolean IS_WRITTEN = Boolean.getBoolean("pages.write");

  private final MarkdownPage page = MarkdownPage.of(PAGE);
  private final MessageTables tables = new MessageTables();

  @Test
  void the_tables_of_the_page_are_those_of_the_catalogue() throws IOException {
    List<String> lines = Files.readAllLines(page.file());
    List<String> wanted = tables.in(lines);

    if (IS_WRITTEN) {
      Files.writeString(page.file(), String.join("\n", wanted) + "\n");
    } else {
      assertThat(lines).isEqualTo(wanted);
    }
    assertThat(tables.seen()).containsExactlyInAnyOrderElementsOf(Catalogue.names());
  }
}
