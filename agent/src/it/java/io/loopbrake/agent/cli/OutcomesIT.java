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
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a script is told of a stop, when the JVM ends by it and when it takes its time. */
class OutcomesIT {
  private static final String OPTIONS = "include=io.loopbrake.probes.**,cleanup=1h,interrupt=never";

  private final ShellRun shell = ShellRun.on(Jdk.ofBuild());

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_stop_that_ends_the_jvm_is_told_as_the_success_that_it_is(Jdk jdk) throws Exception {
    try (RunningJvm jvm = start(jdk, "MainSpins")) {
      ForkedJvm.Result stopped = shell.run("stop", jvm.pid(), "main", "--reason", "runaway");

      assertThat(stopped.exitCode()).as(stopped.toString()).isZero();
      assertThat(inOneLine(stopped.out()))
          .contains("thread main): STOPPED after")
          .contains("the stop error was thrown at io.loopbrake.probes.MainSpins.main:");
      assertThat(jvm.err())
          .as("the last audit line")
          .contains("thread main): STOPPED, the thread has");
    }
  }

  @Test
  void of_a_jvm_that_is_killed_meanwhile_the_last_known_state_is_told() throws Exception {
    try (RunningJvm jvm = start(Jdk.ofBuild(), "Spinners")) {
      Process stop = new ProcessBuilder(shell.words("stop", jvm.pid(), "sleeper")).start();
      assertThat(stop.inputReader().readLine()).contains("thread sleeper): PENDING after");
      jvm.process().destroyForcibly().waitFor();

      String rest = inOneLine(stop.inputReader().lines().collect(Collectors.joining(" ")));
      assertThat(rest)
          .contains("thread sleeper): the JVM has ended after")
          .contains("not known whether the stop error had been thrown");
      assertThat(stop.waitFor()).isEqualTo(ExitCode.JVM_ENDED.number());
    }
  }

  @Tag("full")
  @Test
  void into_a_pipe_a_stop_says_after_a_second_what_it_waits_for_and_force_is_not_put_off()
      throws Exception {
    try (RunningJvm jvm = start(Jdk.ofBuild(), "EndlessCleanup")) {
      ForkedJvm.Result waited = shell.run("stop", jvm.pid(), "cleaner", "--wait", "5s");

      assertThat(waited.exitCode()).as(waited.toString()).isEqualTo(ExitCode.OPEN.number());
      assertThat(inOneLine(waited.out()))
          .as("before the time is up")
          .containsPattern("still DELIVERED after \\d\\.\\d s .*cleanup code runs .*Still open")
          .endsWith("force throws it all the same. ");

      ForkedJvm.Result forced =
          shell.run("force", jvm.pid(), 1, "--reason", "the rows are lost", "--json");

      assertThat(forced.exitCode()).as(forced.toString()).isZero();
      assertThat(forced.out())
          .contains("forced past all rules by ", ": the rows are lost", "\"state\":\"STOPPED\"")
          .doesNotContain("deferred");
    }
  }

  private static String inOneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private RunningJvm start(Jdk jdk, String program) throws Exception {
    RunningJvm jvm =
        ForkedJvm.of(jdk).withAgent(OPTIONS).startReady("io.loopbrake.probes." + program);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> shell.run("status", jvm.pid()).exitCode() == 0);
    return jvm;
  }
}
