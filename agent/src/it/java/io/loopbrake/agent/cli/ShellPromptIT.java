/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.security.GuardedPort;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A JVM behind a port with TLS, registry and all, and somebody who types the password. */
@Tag("full")
class ShellPromptIT {
  private static final String PROMPT = "password of ";
  private static final String PAGES_ADDRESS = "10.0.0.7:9010";

  @TempDir private Path directory;
  private GuardedPort port;
  private RunningJvm jvm;

  @BeforeEach
  void start() throws Exception {
    port = GuardedPort.in(directory);
    jvm =
        ShellRun.spinners(
            ForkedJvm.of(Jdk.ofBuild())
                .withFlags(port.flagsOfThePage())
                .withAgent("include=io.loopbrake.probes.**"));
  }

  @AfterEach
  void end() {
    jvm.close();
  }

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.testing.Jdk#oldestAndNewest")
  void the_password_is_typed_unseen_and_lets_its_user_in(Jdk jdk) throws Exception {
    try (TerminalRun terminal = command(jdk, "--once")) {
      terminal.awaitText(PROMPT + "operator1: ");
      terminal.type("secret\n");

      assertThat(terminal.exitCode()).as(terminal.toEnd()).isZero();
      assertThat(terminal.shown()).contains("spinner-1").doesNotContain("secret");
      terminal.assertLeftAsItWas();
    }
  }

  @Test
  void the_wrong_password_lets_nobody_in() throws Exception {
    try (TerminalRun terminal = command(Jdk.ofBuild(), "--once")) {
      terminal.awaitText(PROMPT);
      terminal.type("guessed\n");

      assertThat(terminal.exitCode()).isEqualTo(ExitCode.ERROR.number());
      assertThat(terminal.shown().replaceAll("\\s+", " "))
          .contains("requires a valid --user and password")
          .doesNotContain("guessed");
    }
  }

  @Test
  void a_certificate_that_is_not_trusted_is_not_gone_round() {
    String url = "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port.number() + "/jmxrmi";
    ForkedJvm.Result result =
        ShellRun.on(Jdk.ofBuild())
            .run("status", url, "--user", "viewer", "--password-file", "/dev/null");

    assertThat(result.exitCode()).isEqualTo(ExitCode.ERROR.number());
    assertThat(result.err()).contains("there is no JMX connection to", "certif");
  }

  /** The command of the page, but for the address. */
  private TerminalRun command(Jdk jdk, String more) throws Exception {
    String line =
        MarkdownPage.of("docs/shell.md")
            .commandWith(PAGES_ADDRESS)
            .replace(PAGES_ADDRESS, "127.0.0.1:" + port.number());
    ShellRun shell = new ShellRun(ForkedJvm.of(jdk).withFlags(port.flagsOfItsUsers()));
    return TerminalRun.of(shell.typed(line + " " + more), Map.of());
  }
}
