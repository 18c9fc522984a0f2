/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
  private static final int USAGE = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "frob : unknown command 'frob'",
        "help frob : unknown command 'frob'",
        "stop : Missing required parameters: 'PID', 'TASK|THREAD'",
        "stop 1 : Missing required parameter: 'TASK|THREAD'",
        "cancel 1 x : 'x' is not a long",
        "status abc : 'abc' is neither a process id nor a JMX URL",
        "top 1 --interval 5 : '5' is not a time",
        "stop 1 2 --wait 1d : '1d' is not a time",
        "stop 1 2 --wat 1s : Unknown option",
        "status 1 --user me : a user and a password need a JMX URL",
        "attach 1 inclde=a : unknown option 'inclde'",
        "attach 1 include=a..b : a..b",
        "list frob : Unmatched argument",
      })
  void what_is_not_understood_is_said_and_nothing_is_done(String command, String said) {
    assertThat(run(command.trim().split(" "))).isEqualTo(USAGE);
    assertThat(err.toString()).startsWith("loopbrake: ").contains(said);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void the_message_says_what_to_type_for_help() {
    run("stop");

    assertThat(err.toString()).contains("Type: java -jar loopbrake-agent.jar help stop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "--help", "-help", "-h"})
  void help_shows_all_commands_and_the_options_of_the_agent(String command) {
    assertThat(run(command.isEmpty() ? new String[0] : new String[] {command})).isZero();

    assertThat(out.toString().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(out.toString())
        .contains("Loopbrake 1.2.3", "  stop ", "  top ", "include=PATTERN[:PATTERN...]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"help stop", "stop --help", "stop -h"})
  void help_of_one_command_shows_what_it_takes(String command) {
    assertThat(run(command.split(" "))).isZero();

    assertThat(out.toString()).contains("--reason=TEXT", "--wait=TIME", "TASK|THREAD");
    assertThat(out.toString().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void colours_are_for_terminals_only_and_can_be_switched_off() {
    assertThat(new Screen(System.out, true, true).bold("x")).isEqualTo("\u001b[1mx\u001b[0m");
    assertThat(new Screen(System.out, true, false).bold("x")).isEqualTo("x");
    assertThat(new Screen(System.out, false, true).bold("x")).isEqualTo("x");
    assertThat(new Screen(System.out, false, true).state("STOPPED")).isEqualTo("STOPPED");
  }

  private int run(String... arguments) {
    Screen screen = new Screen(new PrintStream(out, true), false, false);
    return new Shell(screen, new PrintStream(err, true), "1.2.3", new File("agent.jar"))
        .execute(arguments);
  }
}
