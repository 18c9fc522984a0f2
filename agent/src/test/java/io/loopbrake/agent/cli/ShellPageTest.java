/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.docs.MarkdownPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class ShellPageTest {
  private final MarkdownPage page = MarkdownPage.of("docs/shell.md");
  private final Map<String, CommandLine> commands =
      new Shell(new Screen(System.out, false, false), System.err, "", null)
          .commands()
          .getSubcommands();

  @Test
  void every_command_is_described() {
    List<List<String>> expected = new ArrayList<>();
    commands.forEach(
        (name, command) ->
            expected.add(
                List.of(
                    code(name),
                    String.join(" ", command.getCommandSpec().usageMessage().description()))));

    assertThat(page.rowsOfTables("Command", "What it does")).containsExactlyElementsOf(expected);
  }

  @Test
  void everything_that_a_command_takes_is_described() {
    Map<List<String>, List<String>> takenBy = new LinkedHashMap<>();
    commands.forEach(
        (name, command) ->
            arguments(command.getCommandSpec())
                .forEach(
                    argument ->
                        takenBy
                            .computeIfAbsent(described(argument), key -> new ArrayList<>())
                            .add(code(name))));
    List<List<String>> expected = new ArrayList<>();
    takenBy.forEach(
        (described, names) ->
            expected.add(
                List.of(
                    described.get(0),
                    names.size() == commands.size() ? "all" : String.join(", ", names),
                    described.get(1))));

    assertThat(page.rowsOfTables("Argument", "Commands", "Meaning"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Stream<ArgSpec> arguments(CommandSpec command) {
    return Stream.concat(command.positionalParameters().stream(), command.options().stream());
  }

  private static List<String> described(ArgSpec argument) {
    String name = argument.paramLabel();
    if (argument instanceof OptionSpec) {
      boolean takes = argument.arity().max() > 0;
      name = ((OptionSpec) argument).longestName() + (takes ? " " + argument.paramLabel() : "");
    }
    return List.of(code(name), String.join(" ", argument.description()));
  }

  @Test
  void every_exit_code_is_explained() {
    assertThat(page.rowsOfTables("Exit code", "Meaning"))
        .containsExactlyElementsOf(
            Arrays.stream(ExitCode.values())
                .map(code -> List.of(String.valueOf(code.number()), code.meaning()))
                .toList());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
