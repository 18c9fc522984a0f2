/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.docs.MarkdownPage.CodeBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentedCommandsTest {
  /** For what no test can do that is itself part of a build. */
  private static final String SCRIPT = ".ci/run";

  private static final Map<String, String> TESTS = new HashMap<>();

  @BeforeAll
  static void readTests() throws IOException {
    for (String sources :
        List.of("agent/src/test/java", "agent/src/it/java", "sample-app/src/test/java")) {
      try (Stream<Path> files = Files.walk(MarkdownPage.ROOT.resolve(sources))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          TESTS.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
      }
    }
  }

  static Stream<Arguments> blocks() {
    return MarkdownPage.all().stream()
        .flatMap(
            page ->
                page.blocks().stream()
                    .filter(CodeBlock::isCommands)
                    .map(block -> Arguments.of(page, block)));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void every_block_of_commands_is_run_by_somebody(MarkdownPage page, CodeBlock block) {
    String who = PageRun.whoRuns(block).orElse("");
    boolean isRun =
        PageRun.isRun(block)
            ? TESTS.values().stream().anyMatch(test -> isRunOf(page, test))
            : who.equals(SCRIPT)
                ? commandsOf(block).allMatch(DocumentedCommandsTest::isInScript)
                : TESTS.getOrDefault(who, "").contains("\"" + page + "\"");

    assertThat(isRun)
        .as("line %d of %s is run by '%s', which has it to do", block.line(), page, who)
        .isTrue();
  }

  private static boolean isRunOf(MarkdownPage page, String test) {
    return test.contains("PageRun.of(") && test.contains("\"" + page + "\"");
  }

  private static Stream<String> commandsOf(CodeBlock block) {
    return block.text().replace("\\\n", " ").lines();
  }

  private static boolean isInScript(String command) {
    try (Stream<String> lines = Files.lines(MarkdownPage.ROOT.resolve(SCRIPT))) {
      return lines.anyMatch(line -> isRunIn(line, command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the line has all words of the command, maybe with others among them. */
  private static boolean isRunIn(String line, String command) {
    List<String> there = Arrays.asList(line.trim().split("\\s+"));
    return Arrays.stream(command.trim().split("\\s+"))
        .filter(word -> !word.matches("[A-Z_0-9]+=.*"))
        .allMatch(word -> there.stream().anyMatch(other -> isSame(word, other)));
  }

  /** Profiles may have company, and values be others: smaller numbers, jars that are there. */
  private static boolean isSame(String word, String other) {
    if (word.startsWith("-P")) {
      return other.startsWith("-P")
          && List.of(other.substring(2).split(",")).contains(word.substring(2));
    }
    return word.contains("=")
        ? other.startsWith(word.substring(0, word.indexOf('=') + 1))
        : other.equals(word);
  }

  @Test
  void every_command_of_the_build_is_run_by_the_script() {
    assertThat(MarkdownPage.of("docs/developing.md").rowsOfTables("Command", "What it does"))
        .extracting(row -> row.get(0).replace("`", ""))
        .filteredOn(command -> !command.equals(SCRIPT))
        .hasSizeGreaterThan(2)
        .allMatch(DocumentedCommandsTest::isInScript);
  }

  @Test
  void no_block_of_commands_is_hidden_in_a_list() {
    assertThat(MarkdownPage.all())
        .allSatisfy(page -> assertThat(page.prose()).noneMatch(line -> line.matches("\\s+```sh")));
  }
}
