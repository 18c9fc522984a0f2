/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of threads that are wide, or longer than any screen, on a terminal and in a pipe. */
@Tag("full")
class ShellWidthIT {
  private static final String ESCAPE = "\u001b";
  private static final String WORKER = "\u4f5c\u696d-1";
  private static final String ROCKET = "\ud83d\ude80 launch";
  private static final String LONG = "endless" + "-\u540d\u524d".repeat(30);
  private static final int COLUMNS = 80;

  /** For each thread to get its turn on a machine with much else to do. */
  private static final String LONG_LOOK = "3s";

  private static final ShellRun SHELL =
      new ShellRun(
          ForkedJvm.of(Jdk.ofBuild())
              .withFlags("-Dstdout.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8"));
  private static RunningJvm jvm;

  @BeforeAll
  static void start() throws Exception {
    jvm =
        ForkedJvm.of(Jdk.ofBuild())
            .withAgent("include=io.loopbrake.probes.**")
            .startReady("io.loopbrake.probes.OddNames");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> SHELL.run("top", jvm.pid()).out().lines().count() == 4);
    assertThat(SHELL.run("stop", jvm.pid(), "endless*").exitCode()).isZero();
  }

  @AfterAll
  static void end() {
    jvm.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "top PID --once",
        "requests PID",
        "status PID",
        "include PID java.util.regex.**",
        "cancel PID 1",
        "stop PID nobody",
        "attach PID include=**",
        "help",
        "help stop"
      })
  void no_line_is_wider_than_the_terminal(String line) throws Exception {
    try (TerminalRun terminal = terminal(line, "xterm")) {
      assertThat(terminal.shown().replaceAll(ESCAPE + "\\[[0-9;?]*[A-Za-z]", "").lines())
          .isNotEmpty()
          .allSatisfy(shown -> assertThat(WideText.width(shown)).isLessThanOrEqualTo(COLUMNS));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"top PID", "requests PID", "stop PID nobody"})
  void a_terminal_that_knows_no_codes_gets_none(String line) throws Exception {
    try (TerminalRun terminal = terminal(line, "dumb")) {
      assertThat(terminal.toEnd()).doesNotContain(ESCAPE);
    }
  }

  private static TerminalRun terminal(String line, String kind) throws Exception {
    Object[] words = line.replace("PID", Long.toString(jvm.pid())).split(" ");
    return TerminalRun.of(SHELL.words(words), Map.of("TERM", kind));
  }

  @Test
  void the_columns_of_a_table_stand_below_each_other() {
    String[] lines = SHELL.run("top", jvm.pid(), "--interval", LONG_LOOK).out().split("\n");
    int column = lines[0].indexOf("LOOP");

    assertThat(lines).hasSize(3);
    for (int i = 1; i < lines.length; i++) {
      String before = lines[i].substring(0, lines[i].indexOf("io.loopbrake.probes."));
      assertThat(WideText.width(before)).isEqualTo(column);
    }
  }

  @Test
  void a_pipe_gets_every_name_whole() {
    assertThat(SHELL.run("top", jvm.pid(), "--interval", LONG_LOOK).out()).contains(WORKER, ROCKET);
    assertThat(SHELL.run("requests", jvm.pid()).out()).contains("thread " + LONG + "): STOPPED");
  }
}
