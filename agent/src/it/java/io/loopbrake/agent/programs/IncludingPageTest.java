/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.ClassPatterns;
import io.loopbrake.agent.docs.MarkdownPage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;

class IncludingPageTest {
  private static final int INCLUDE = 2;

  private final List<List<String>> rows =
      MarkdownPage.of("docs/including.md")
          .rowsOfTables("What runs away", "Include", "The least that stopped the example");

  @Test
  void the_page_has_what_was_included_when_real_programs_were_stopped() {
    assertThat(rows)
        .extracting(row -> row.get(2).replace("`", ""))
        .containsExactlyInAnyOrderElementsOf(included().toList());
  }

  @Test
  void what_it_says_to_include_takes_in_what_was_included() throws Exception {
    for (List<String> row : rows) {
      ClassPatterns advice = ClassPatterns.parse(row.get(1).replace("`", ""));
      for (String least : row.get(2).replace("`", "").split(":")) {
        assertThat(advice.asList())
            .as(row.toString())
            .anyMatch(pattern -> pattern.matches(least.replace("*", "Some")));
      }
    }
  }

  private static Stream<String> included() {
    return Arrays.stream(RealProgramsIT.class.getDeclaredMethods())
        .map(method -> method.getAnnotation(CsvSource.class))
        .filter(source -> source != null)
        .flatMap(source -> source.textBlock().lines())
        .filter(line -> !line.strip().startsWith("#"))
        .map(line -> line.split("\\|")[INCLUDE].strip());
  }
}
