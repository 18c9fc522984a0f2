/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands on a terminal, which the program script of Linux provides. */
@Tag("full")
class ShellTerminalIT {
  private static final String TABLE = "CPU%";
  private static final String ESCAPE = "\u001b";
  private static final String BOLD = ESCAPE + "[1m";
  private static final String FIRST_SCREEN = ESCAPE + "[?1049l";

  @BeforeAll
  static void there_is_a_terminal_to_be_had() {
    assumeThat(Path.of("/usr/bin/script")).exists();
  }

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.cli.ShellRun#jdks")
  void top_goes_on_until_q_is_pressed_and_leaves_the_terminal_as_it_was(Jdk jdk) throws Exception {
    Process process =
        ShellRun.spinners(ForkedJvm.of(jdk).withAgent("include=io.loopbrake.probes.**"));
    try {
      String shown = onTerminal(jdk, process.pid(), Map.of());

      assertThat(shown).contains("busy, 0 open requests; q ends", BOLD, "spinner-1");
      assertThat(shown.split("q ends", -1)).as("tables").hasSizeGreaterThan(2);
      String after = shown.substring(shown.lastIndexOf(FIRST_SCREEN));
      assertThat(after).contains("spinner-1").contains("exit 0");
      assertThat(after).containsPattern("(?<!-)icanon").containsPattern("(?<!-)echo\\b");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.cli.ShellRun#jdks")
  void without_colours_nothing_is_bold(Jdk jdk) throws Exception {
    Process process =
        ShellRun.spinners(ForkedJvm.of(jdk).withAgent("include=io.loopbrake.probes.**"));
    try {
      assertThat(onTerminal(jdk, process.pid(), Map.of("NO_COLOR", "1")))
          .contains(TABLE)
          .doesNotContain(ESCAPE + "[1m", ESCAPE + "[3");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** Runs top, presses q when the second table is there, and looks at the terminal's settings. */
  private static String onTerminal(Jdk jdk, long pid, Map<String, String> environment)
      throws Exception {
    String command =
        String.join(" ", ShellRun.on(jdk).words("top", pid, "--interval", "200ms"))
            + "; echo exit $?; stty -a";
    Path seen = Files.createTempFile("terminal", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qec", command, "/dev/null")
            .redirectErrorStream(true)
            .redirectOutput(seen.toFile());
    builder.environment().remove("NO_COLOR");
    builder.environment().putAll(Map.of("TERM", "xterm"));
    builder.environment().putAll(environment);
    Process script = builder.start();
    try (OutputStream keys = script.getOutputStream()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(text(seen).split(TABLE, -1)).hasSizeGreaterThan(2));
      keys.write('q');
      keys.flush();
      assertThat(script.waitFor(60, TimeUnit.SECONDS)).as(text(seen)).isTrue();
      return text(seen);
    } finally {
      script.descendants().forEach(ProcessHandle::destroyForcibly);
      script.destroyForcibly().waitFor();
      Files.delete(seen);
    }
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
