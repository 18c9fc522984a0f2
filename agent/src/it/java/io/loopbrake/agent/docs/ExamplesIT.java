/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesIT {
  @ParameterizedTest
  @ValueSource(strings = {"docs/options.md", "docs/it-burns-now.md"})
  void the_examples_of_a_page_show_what_really_happens(String page) throws Exception {
    assertShowsWhatHappens(page);
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/how-it-works.md",
        "docs/production.md",
        "docs/monitoring.md",
        "docs/shell.md"
      })
  void so_do_the_examples_of_pages_that_take_long(String page) throws Exception {
    assertShowsWhatHappens(page);
  }

  private static void assertShowsWhatHappens(String page) throws Exception {
    assertThat(PageRun.of(MarkdownPage.of(page))).isPositive();
  }
}
