/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.GuardedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands where they have no attach API, where JMX asks for a password, and where not. */
class ShellAwayIT {
  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @Test
  void a_jmx_url_takes_a_user_whose_password_is_in_a_file() throws Exception {
    ShellRun shell = ShellRun.on(Jdk.ofBuild());
    try (GuardedJvm guarded = new GuardedJvm(Jdk.ofBuild(), directory)) {
      String url = guarded.url();
      String secret = guarded.secret();

      assertThat(
              shell
                  .run("stop", url, "report-1", "--user", "viewer", "--password-file", secret)
                  .err())
          .contains("the JMX user may not do that");
      ForkedJvm.Result stopped =
          shell.run("stop", url, "report-1", "--user", "operator1", "--password-file", secret);
      assertThat(stopped.exitCode()).as(stopped.toString()).isZero();
    }
  }

  @Tag("full")
  @Test
  void a_jmx_url_takes_nobody_without_a_password_or_with_a_wrong_one() throws Exception {
    ShellRun shell = ShellRun.on(Jdk.ofBuild());
    try (GuardedJvm guarded = new GuardedJvm(Jdk.ofBuild(), directory)) {
      String url = guarded.url();
      String wrong = Files.writeString(directory.resolve("wrong"), "operator1\n").toString();

      assertThat(shell.run("status", url).err()).contains("requires a valid --user");
      assertThat(shell.run("status", url, "--user", "viewer").exitCode())
          .as("no terminal to ask on")
          .isEqualTo(ExitCode.USAGE.number());
      assertThat(shell.run("status", url, "--user", "viewer", "--password-file", wrong).exitCode())
          .isEqualTo(ExitCode.ERROR.number());
    }
  }

  @Test
  void without_the_attach_api_the_message_says_what_to_do_instead() {
    ForkedJvm runtime =
        ForkedJvm.of(Jdk.ofBuild())
            .withFlags("--limit-modules", "java.management.rmi,java.instrument");
    ForkedJvm.Result result = new ShellRun(runtime).run("list");

    assertThat(result.exitCode()).isEqualTo(ExitCode.ERROR.number());
    assertThat(result.err()).contains("jdk.attach", "JMX port", "service:jmx:");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_jvm_with_the_agent_loads_nothing_of_the_shell(Jdk jdk) {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withFlags("-verbose:class")
            .withAgent("include=io.loopbrake.probes.**")
            .run("io.loopbrake.probes.Hello");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("io.loopbrake.agent.RunningAgent")
        .doesNotContain("io.loopbrake.agent.cli")
        .doesNotContain("picocli");
  }
}
