/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands on a terminal, which the program script of Linux provides. */
@Tag("full")
class ShellTerminalIT {
  private static final String TABLE = "CPU%";
  private static final String ESCAPE = "\u001b";
  private static final String BOLD = ESCAPE + "[1m";
  private static final String PLAIN = ESCAPE + "[0m";
  private static final String YELLOW = ESCAPE + "[33m";
  private static final String OTHER_SCREEN = ESCAPE + "[?1049h";
  private static final String FIRST_SCREEN = ESCAPE + "[?1049l";
  private static final String NO_CURSOR = ESCAPE + "[?25l";
  private static final String CURSOR = ESCAPE + "[?25h";
  private static final String PROBES = "include=io.loopbrake.probes.**";

  /** What shells say of a program that ended by SIGINT. */
  private static final int INTERRUPTED = 130;

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.testing.Jdk#oldestAndNewest")
  void top_goes_on_until_q_is_pressed_and_leaves_the_terminal_as_it_was(Jdk jdk) throws Exception {
    try (RunningJvm jvm = spinners(jdk, PROBES);
        TerminalRun top = onTerminal(jdk, jvm.pid(), Map.of())) {
      String shown = top.shown();

      assertThat(shown).contains("busy, 0 open requests; q ends", BOLD, "spinner-1");
      assertThat(shown.split("q ends", -1)).as("tables").hasSizeGreaterThan(2);
      String after = shown.substring(shown.lastIndexOf(FIRST_SCREEN));
      assertThat(after).contains("spinner-1");
      assertThat(top.exitCode()).isZero();
      top.assertLeftAsItWas();
    }
  }

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.testing.Jdk#oldestAndNewest")
  void without_colours_nothing_is_bold(Jdk jdk) throws Exception {
    try (RunningJvm jvm = spinners(jdk, PROBES);
        TerminalRun top = onTerminal(jdk, jvm.pid(), Map.of("NO_COLOR", "1"))) {
      assertThat(top.shown()).contains(TABLE).doesNotContain(ESCAPE + "[1m", ESCAPE + "[3");
    }
  }

  /** Runs top and presses q when the second table is there. */
  private static TerminalRun onTerminal(Jdk jdk, long pid, Map<String, String> environment)
      throws Exception {
    TerminalRun top =
        TerminalRun.of(ShellRun.on(jdk).words("top", pid, "--interval", "200ms"), environment);
    top.awaitText(TABLE, 2);
    top.type("q");
    return top;
  }

  @Test
  void ctrl_c_ends_top_and_leaves_the_terminal_as_it_was() throws Exception {
    ShellRun shell = ShellRun.on(Jdk.ofBuild());
    try (RunningJvm jvm = spinners(Jdk.ofBuild(), PROBES);
        TerminalRun terminal =
            TerminalRun.of(shell.words("top", jvm.pid(), "--interval", "200ms"), Map.of())) {
      terminal.awaitText(TABLE, 2);
      terminal.type(TerminalRun.CTRL_C);

      assertThat(terminal.exitCode()).isEqualTo(INTERRUPTED);
      String shown = terminal.shown();
      assertThat(shown.lastIndexOf(FIRST_SCREEN)).isGreaterThan(shown.lastIndexOf(OTHER_SCREEN));
      assertThat(shown.lastIndexOf(CURSOR)).isGreaterThan(shown.lastIndexOf(NO_CURSOR));
      assertThat(shown.lastIndexOf(PLAIN)).isGreaterThan(shown.lastIndexOf(BOLD));
      terminal.assertLeftAsItWas();
    }
  }

  @Test
  void ctrl_c_ends_the_waiting_and_not_the_request() throws Exception {
    ShellRun shell = ShellRun.on(Jdk.ofBuild());
    try (RunningJvm jvm = spinners(Jdk.ofBuild(), PROBES + ",interrupt=never");
        TerminalRun terminal =
            TerminalRun.of(shell.words("stop", jvm.pid(), "sleeper", "--wait", "5m"), Map.of())) {
      terminal.awaitText("waits in");
      terminal.type(TerminalRun.CTRL_C);

      assertThat(terminal.exitCode()).isEqualTo(INTERRUPTED);
      assertThat(terminal.shown())
          .contains(YELLOW + "PENDING" + PLAIN)
          .endsWith("Still open, and stays open: see requests, or cancel it.\r\n");
      terminal.assertLeftAsItWas();
      assertThat(shell.run("requests", jvm.pid()).out()).contains("thread sleeper): PENDING");
    }
  }

  private static RunningJvm spinners(Jdk jdk, String options) {
    return ShellRun.spinners(ForkedJvm.of(jdk).withAgent(options));
  }
}
