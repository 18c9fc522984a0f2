/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.JdkTool;
import io.loopbrake.agent.testing.ListeningPorts;
import io.loopbrake.agent.testing.RunningJvm;
import java.io.BufferedReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runaways in JVMs that were started without the agent. */
class RescueIT {
  private static final int MOST_LINES = 300;

  /** From this Java on, the JVM itself writes to the error stream before it starts an agent. */
  private static final int FIRST_WITH_WARNING = 21;

  private final ShellRun shell = ShellRun.on(Jdk.ofBuild());

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  static List<Jdk> oldestBuildAndNewest() {
    return Jdk.oldestBuildAndNewest();
  }

  private static RunningJvm started(Jdk jdk) {
    return ForkedJvm.of(jdk).startReady("io.loopbrake.rescues.Unprepared", "polls", "garbage");
  }

  /** How the thread of that JVM ended. */
  private static String ended(RunningJvm jvm) {
    String line = jvm.nextLine();
    for (int i = 0; i < MOST_LINES && ".".equals(line); i++) {
      line = jvm.nextLine();
    }
    return line;
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void a_loop_that_spins_in_a_jvm_without_the_agent_is_stopped(Jdk jdk) throws Exception {
    try (RunningJvm jvm = started(jdk)) {
      ForkedJvm.Result plan = shell.run("rescue", jvm.pid(), "import-*", "--dry-run");
      assertThat(plan.exitCode()).as(plan.toString()).isZero();
      assertThat(plan.out()).contains("reaches safepoints", "was started in it", "Unprepared");

      ForkedJvm.Result result =
          shell.run("rescue", jvm.pid(), "import-*", "--reason", "it never ends");

      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.out()).contains("is there already", "thread import-7): STOPPED");
      assertThat(ended(jvm)).contains("LoopStoppedError", "it never ends");
    }
  }

  @Tag("full")
  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void the_jvm_gets_no_port_no_connector_and_no_thread_of_the_connection(Jdk jdk) throws Exception {
    try (RunningJvm jvm = started(jdk)) {
      Set<Integer> before = ListeningPorts.of(jvm.pid());

      ForkedJvm.Result result = shell.run("rescue", jvm.pid(), "import-7");

      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.out()).contains("was started in it").doesNotContain("uses JMX");
      assertThat(ListeningPorts.of(jvm.pid())).isEqualTo(before);
      assertThat(threadsOf(jdk, jvm))
          .contains("loopbrake-")
          .doesNotContain("loopbrake-link", "loopbrake-jmx-start", "RMI ", "JMX ");
      assertThat(ended(jvm)).contains("by the rescue command on this machine");
      assertThat(shell.run("status", jvm.pid()).out()).contains("io.loopbrake.rescue.None");
    }
  }

  @Tag("full")
  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void with_detach_nothing_goes_on_in_the_jvm(Jdk jdk) throws Exception {
    try (RunningJvm jvm = started(jdk)) {
      Set<Integer> before = ListeningPorts.of(jvm.pid());

      ForkedJvm.Result result = shell.run("rescue", jvm.pid(), "import-7", "--detach");

      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.out()).contains("was started in it", "STOPPED", "the agent is out");
      assertThat(ListeningPorts.of(jvm.pid())).isEqualTo(before);
      await().untilAsserted(() -> assertThat(threadsOf(jdk, jvm)).doesNotContain("\"loopbrake"));

      ForkedJvm.Result again =
          shell.run("rescue", jvm.pid(), "maker-of-garbage", "--detach", "--wait", "1s");
      assertThat(again.out()).as(again.toString()).contains("was started in it");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oldestBuildAndNewest")
  void a_thread_that_holds_the_error_stream_for_good_is_stopped(Jdk jdk) {
    ForkedJvm program = ForkedJvm.of(jdk);
    if (jdk.version() >= FIRST_WITH_WARNING) {
      program = program.withFlags("-XX:+EnableDynamicAgentLoading");
    }
    try (RunningJvm jvm = program.startReady("io.loopbrake.rescues.HeldStream")) {
      ForkedJvm.Result result = shell.run("rescue", jvm.pid(), "import-7", "--wait", "30s");

      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.out()).contains("was started in it", "thread import-7): STOPPED");
      assertThat(jvm.nextLine()).contains("LoopStoppedError");
      assertThat(jvm.err())
          .containsSubsequence("self-test passed", "PENDING, asked for", "STOPPED, ");
    }
  }

  @Tag("full")
  @Test
  void a_jvm_that_may_not_connect_is_asked_over_jmx() throws Exception {
    Jdk jdk = Jdk.ofBuild();
    try (RunningJvm jvm =
        ForkedJvm.of(jdk)
            .withFlags("-Djava.security.manager=allow")
            .startReady("io.loopbrake.rescues.Secluded", "polls", "garbage")) {
      ForkedJvm.Result result = shell.run("rescue", jvm.pid(), "import-7", "--reason", "again");

      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.out().replaceAll("\\s+", " "))
          .contains("was started in it", "has not connected to this command, which now uses JMX")
          .contains("thread import-7): STOPPED");
      assertThat(ended(jvm)).contains("again (asked for by a JMX client without a login");
      assertThat(threadsOf(jdk, jvm)).doesNotContain("loopbrake-link");
    }
  }

  private static String threadsOf(Jdk jdk, RunningJvm jvm) {
    return JdkTool.run(jdk, "jstack", Long.toString(jvm.pid()));
  }

  @Test
  void the_page_takes_the_agent_out_again() throws Exception {
    try (RunningJvm jvm = started(Jdk.ofBuild())) {
      ForkedJvm.Result first = shell.run("rescue", jvm.pid(), "import-7", "--dry-run");
      assertThat(first.out()).as(first.toString()).contains("was started in it");
      String command = MarkdownPage.of("docs/it-burns-now.md").commandWith("--detach");
      Process typed =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  command
                      .replace("PID", Long.toString(jvm.pid()))
                      .replaceFirst("java -jar \\S+", String.join(" ", shell.words())))
              .start();
      String said;
      try (BufferedReader out = typed.inputReader()) {
        said = String.join(" ", out.lines().toList());
      }

      assertThat(typed.waitFor()).as(said).isZero();
      assertThat(said).contains("is there already", "STOPPED", "the agent is out");
      assertThat(ended(jvm)).contains("the import never ends");
      assertThat(shell.run("status", jvm.pid()).exitCode()).isEqualTo(ExitCode.NO_AGENT.number());

      ForkedJvm.Result again = shell.run("rescue", jvm.pid(), "maker-of-garbage", "--dry-run");
      assertThat(again.exitCode()).as(again.toString()).isZero();
      assertThat(again.out()).contains("was started in it");
    }
  }

  @Test
  void without_a_thread_and_a_terminal_it_shows_what_burns_and_stops_nothing() throws Exception {
    try (RunningJvm jvm = started(Jdk.ofBuild())) {
      ForkedJvm.Result result = shell.run("rescue", jvm.pid());

      assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.USAGE.number());
      assertThat(result.out()).contains("import-7", "Unprepared.count");
      assertThat(result.err()).contains("nothing was stopped");
    }
  }

  @Test
  void a_thread_is_found_by_the_native_id_that_thread_dumps_have() throws Exception {
    try (RunningJvm jvm = started(Jdk.ofBuild())) {
      String id = nativeId(jvm);

      ForkedJvm.Result result = shell.run("rescue", jvm.pid(), "nid=" + id);

      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.out()).contains("thread import-7): STOPPED");
    }
  }

  private static String nativeId(RunningJvm jvm) {
    return threadsOf(Jdk.ofBuild(), jvm)
        .lines()
        .filter(line -> line.startsWith("\"import-7\""))
        .map(line -> line.replaceAll(".* nid=(\\w+) .*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void of_several_threads_of_one_name_the_workers_that_wait_are_left_out() throws Exception {
    try (RunningJvm jvm =
        ForkedJvm.of(Jdk.ofBuild())
            .withAgent("include=io.loopbrake.None")
            .startReady("io.loopbrake.rescues.Namesakes")) {
      ForkedJvm.Result plan =
          shell.run("rescue", jvm.pid(), "import", "--dry-run", "--risk-freeze");
      assertThat(plan.exitCode()).as(plan.toString()).isEqualTo(ExitCode.ERROR.number());
      assertThat(plan.out()).containsPattern("(?s)is left out.*thread \\d+:.*is left out");

      ForkedJvm.Result result =
          shell.run("rescue", jvm.pid(), "import", "--risk-freeze", "--wait", "60s");
      assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.ERROR.number());
      assertThat(result.err().lines())
          .hasSize(2)
          .allMatch(
              line -> line.matches(".*thread \\d+ is left out: .* worker that waits for work.*"));
      assertThat(result.out()).containsPattern("thread import\\): (STOPPED|MISSED)");

      ForkedJvm.Result pattern = shell.run("rescue", jvm.pid(), "imp*", "--risk-freeze");
      assertThat(pattern.exitCode()).as(pattern.toString()).isEqualTo(ExitCode.ERROR.number());
      assertThat(pattern.err()).contains("no thread named imp* is busy");
    }
  }

  @Tag("full")
  @Test
  void a_name_or_an_id_that_no_thread_has_is_refused() throws Exception {
    try (RunningJvm jvm = started(Jdk.ofBuild())) {
      assertThat(shell.run("rescue", jvm.pid(), "export-*").err())
          .contains("no thread at work is named export-*");
      assertThat(shell.run("rescue", jvm.pid(), "nid=0x1").err())
          .contains("no Java thread has the native id 1");
      assertThat(shell.run("rescue", jvm.pid(), "99999").err())
          .contains("no live thread has the id 99999");
    }
  }
}
