/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhereToFindItTest {
  private static final Path SOURCES = Path.of("src/main/java/io/loopbrake/agent");
  private static final Pattern CLASS_IN_CODE = Pattern.compile("`([a-z]+)\\.([A-Z]\\w*)`");

  static List<List<String>> rows() {
    return MarkdownPage.of("docs/developing.md").rowsOfTables("Question", "Class", "In its source");
  }

  static List<MarkdownPage> pages() {
    return MarkdownPage.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void the_class_that_answers_a_question_has_what_the_table_says(List<String> row)
      throws IOException {
    Path source = source(code(row.get(1)));

    assertThat(source).content().as(row.get(0)).contains(code(row.get(2)));
  }

  @Test
  void the_table_answers_the_first_questions_of_a_newcomer() {
    assertThat(rows())
        .extracting(row -> code(row.get(1)))
        .contains("delivery.NoStopZones", "flow.GatedLoops", "threads.ThreadPlace");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_class_that_a_page_names_with_its_package_exists(MarkdownPage page) {
    assertThat(CLASS_IN_CODE.matcher(String.join("\n", page.prose())).results())
        .as(page.toString())
        .filteredOn(name -> Files.isDirectory(SOURCES.resolve(name.group(1))))
        .allSatisfy(name -> assertThat(source(name.group(1) + "." + name.group(2))).exists());
  }

  private static Path source(String className) {
    return SOURCES.resolve(className.replace('.', '/') + ".java");
  }

  private static String code(String cell) {
    return cell.replace("`", "");
  }
}
