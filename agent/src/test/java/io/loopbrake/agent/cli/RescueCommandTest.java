/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.config.TimeSpan;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Several threads of one name, of which some are refused. */
class RescueCommandTest {
  private final AnsweringAgent jvm =
      new AnsweringAgent()
          .withIdle(11, "import")
          .withIdle(12, "import")
          .withIdle(13, "import")
          .withIdle(14, "cleaner");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void a_thread_that_is_refused_is_told_of_and_the_others_are_pursued() throws Exception {
    jvm.refusing(11, "it waits").refusing(13, "it has ended");

    assertThat(rescue("import")).isEqualTo(ExitCode.ERROR);

    assertThat(err.toString().lines())
        .containsExactly(
            "loopbrake: thread 11 is left out: it waits",
            "loopbrake: thread 13 is left out: it has ended");
    assertThat(out.toString()).contains("request 12 (task 12#0, thread import): STOPPED");
  }

  @ParameterizedTest
  @CsvSource({"STOPPED, ERROR", "MISSED, ERROR", "EXPIRED, NOT_STOPPED", "PENDING, OPEN"})
  void a_request_that_stopped_nothing_decides_before_a_refusal(String state, ExitCode expected)
      throws Exception {
    jvm.refusing(11, "it waits").withState(state);

    assertThat(rescue("import", "--wait", "0s")).isEqualTo(expected);
  }

  @Test
  void the_array_of_a_script_stays_clean() throws Exception {
    jvm.refusing(12, "it waits");

    assertThat(rescue("import", "--json")).isEqualTo(ExitCode.ERROR);

    assertThat(out.toString()).startsWith("[{").contains("11#0", "13#0").doesNotContain("left out");
    assertThat(err.toString()).contains("thread 12 is left out");
  }

  @Test
  void where_all_are_refused_nothing_was_done() throws Exception {
    jvm.refusing(11, "it waits").refusing(12, "it waits").refusing(13, "it waits");

    assertThat(rescue("import")).isEqualTo(ExitCode.ERROR);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).hasSize(3);
  }

  @Test
  void the_refusal_of_a_single_thread_is_the_failure_of_the_command() {
    jvm.refusing(14, "it waits");

    assertThatThrownBy(() -> rescue("cleaner")).hasMessage("it waits");
    assertThatThrownBy(() -> rescue("14", "--dry-run")).hasMessage("it waits");
  }

  @Test
  void requests_are_named_though_the_connection_is_lost_after_them() {
    jvm.lostAfter(12);

    assertThatThrownBy(() -> rescue("import")).isInstanceOf(ConnectionLostException.class);

    assertThat(out.toString().lines())
        .containsExactly(
            "request 11: asked for; its state is not known",
            "request 12: asked for; its state is not known");
  }

  @Test
  void the_plan_goes_on_after_a_refusal() throws Exception {
    jvm.refusing(12, "it waits");

    assertThat(rescue("import", "--dry-run")).isEqualTo(ExitCode.ERROR);

    assertThat(out.toString().lines())
        .containsExactly(
            "thread 11:",
            "  plan of 11",
            "thread 12 is left out: it waits",
            "thread 13:",
            "  plan of 13");
  }

  private ExitCode rescue(String... arguments) throws ShellException {
    Screen screen = new Screen(new PrintStream(out, true), false, false);
    RescueCommand command =
        new RescueCommand(screen, new PrintStream(err, true), new File("agent.jar"));
    CommandLine typed = new CommandLine(command);
    typed.registerConverter(TimeSpan.class, TimeSpan::parse);
    String[] words = new String[arguments.length + 1];
    words[0] = "service:jmx:made-up";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    typed.parseArgs(words);
    return command.run(jvm.agent());
  }
}
