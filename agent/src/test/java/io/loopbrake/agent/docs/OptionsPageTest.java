/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.ClassPatterns;
import io.loopbrake.agent.config.Option;
import io.loopbrake.agent.config.OptionsParser;
import io.loopbrake.agent.instrument.ClassSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsPageTest {
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  @TempDir private Path directory;

  private final MarkdownPage page = MarkdownPage.of("docs/options.md");

  @Test
  void the_table_says_what_the_code_says() {
    assertThat(page.rowsOfTables("Option", "Value", "Default", "Meaning"))
        .containsExactlyElementsOf(
            Arrays.stream(Option.values())
                .map(
                    option ->
                        List.of(
                            code(option.key()),
                            code(option.form()),
                            option.isRequired() ? "required" : code(option.defaultValue()),
                            option.meaning()))
                .toList());
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  @Test
  void the_patterns_take_what_the_page_says_they_take() throws BadOptionException {
    List<List<String>> rows = page.rowsOfTables("Pattern", "Matches", "Does not match");

    assertThat(rows).isNotEmpty();
    for (List<String> row : rows) {
      String pattern = codesIn(row.get(0)).get(0);
      ClassSelection selection =
          new ClassSelection(ClassPatterns.parse(pattern), ClassPatterns.NONE);
      assertThat(codesIn(row.get(1))).as(pattern).allMatch(name -> takes(selection, name));
      assertThat(codesIn(row.get(2))).as(pattern).noneMatch(name -> takes(selection, name));
    }
  }

  private static List<String> codesIn(String cell) {
    return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
  }

  private static boolean takes(ClassSelection selection, String className) {
    ClassLoader loader =
        className.startsWith("java.") ? null : OptionsPageTest.class.getClassLoader();
    return selection.selects(loader, className.replace('.', '/'));
  }

  @Test
  void the_flag_of_the_page_is_taken() throws BadOptionException {
    String flag = page.blocks().get(0).text();
    String options = flag.replaceAll("(?s).*-javaagent:[^=]*=([^\"]*)\".*", "$1");

    assertThat(OptionsParser.parse(options)).hasToString(options);
  }

  @Test
  void the_file_of_the_page_is_taken() throws BadOptionException, IOException {
    String text =
        page.blocks().stream()
            .map(MarkdownPage.CodeBlock::text)
            .filter(block -> block.startsWith("include="))
            .findFirst()
            .orElseThrow();
    Path file = Files.writeString(directory.resolve("loopbrake.properties"), text);

    assertThat(OptionsParser.parse("config=" + file))
        .hasToString("include=com.acme.**:java.util.regex.**,log=warn");
  }
}
