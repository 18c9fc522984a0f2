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
import io.loopbrake.agent.testing.RunningJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafepointProbeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String PARALLEL = "-XX:+UseParallelGC";
  private static final ShellRun SHELL = ShellRun.on(Jdk.ofBuild());

  static List<Jdk> jdks() {
    return Jdk.oldestBuildAndNewest();
  }

  @BeforeAll
  static void threads_can_be_watched_here() {
    assumeThat(Path.of("/proc/self/task")).exists();
  }

  private static RunningJvm started(Jdk jdk, String flag, String... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = "io.loopbrake.rescues.Unprepared";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return ForkedJvm.of(jdk).withFlags(flag).startReady(words);
  }

  private static SafepointProbe.Finding look(RunningJvm jvm) throws Exception {
    return SafepointProbe.look(Long.toString(jvm.pid()));
  }

  /**
   * C2 has to compile the loop first, and the loops that were there before have to end. Until then
   * a quiet JVM may look as if the loop had no polls, so one look is not enough.
   */
  private static void awaitAnyOf(RunningJvm jvm, SafepointProbe.State... states) {
    List<SafepointProbe.State> awaited = List.of(states);
    await()
        .atMost(PATIENCE)
        .until(() -> awaited.contains(look(jvm).state()) && awaited.contains(look(jvm).state()));
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void a_jvm_that_waits_for_a_safepoint_is_recognised_and_left_as_it_was(Jdk jdk) throws Exception {
    try (RunningJvm jvm = started(jdk, PARALLEL, "nest", "garbage")) {
      awaitAnyOf(jvm, SafepointProbe.State.STANDS_STILL);

      ForkedJvm.Result result = SHELL.run("rescue", jvm.pid(), "import-7");

      assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.UNSAFE.number());
      assertThat(result.err()).contains("stands still", "thread import-7 (");
      assertThat(SHELL.run("list").out())
          .containsPattern("(?m)^ *" + jvm.pid() + " +\\? +io.loopbrake.rescues.Unprepared");
      assertThat(Path.of("/tmp/.java_pid" + jvm.pid())).as("attached to").doesNotExist();
    }
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void a_jvm_that_would_freeze_at_its_next_safepoint_is_left_alone_and_goes_on(Jdk jdk)
      throws Exception {
    try (RunningJvm jvm = started(jdk, PARALLEL, "nest")) {
      awaitAnyOf(jvm, SafepointProbe.State.UNKNOWN, SafepointProbe.State.STANDS_STILL);

      ForkedJvm.Result result = SHELL.run("rescue", jvm.pid(), "import-7");

      assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.UNSAFE.number());
      assertThat(result.err()).containsAnyOf("cannot be known", "stands still");
      assertThat(Path.of("/tmp/.java_pid" + jvm.pid())).as("attached to").doesNotExist();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void a_jvm_that_collects_garbage_while_a_thread_spins_reaches_safepoints(Jdk jdk)
      throws Exception {
    try (RunningJvm jvm = started(jdk, PARALLEL, "polls", "garbage")) {
      SafepointProbe.Finding finding = look(jvm);

      assertThat(finding.state()).as(finding.reason()).isEqualTo(SafepointProbe.State.REACHES);
      assertThat(finding.reason()).contains("safepoint");
    }
  }

  @Test
  void a_jvm_in_which_nothing_spins_reaches_safepoints() throws Exception {
    try (RunningJvm jvm = started(Jdk.ofBuild(), PARALLEL, "nothing")) {
      TimeUnit.SECONDS.sleep(1);
      SafepointProbe.Finding finding = look(jvm);

      assertThat(finding.state()).as(finding.reason()).isEqualTo(SafepointProbe.State.REACHES);
    }
  }

  @Test
  void a_spinning_thread_and_no_safepoint_leave_it_unknown_unless_all_loops_poll()
      throws Exception {
    try (RunningJvm parallel = started(Jdk.ofBuild(), PARALLEL, "polls");
        RunningJvm g1 = started(Jdk.ofBuild(), "-XX:+UseG1GC", "polls");
        RunningJvm silent = started(Jdk.ofBuild(), "-XX:-UsePerfData", "polls")) {
      awaitAnyOf(parallel, SafepointProbe.State.UNKNOWN);

      assertThat(look(parallel).state()).isEqualTo(SafepointProbe.State.UNKNOWN);
      assertThat(look(parallel).reason()).contains("thread import-7 (");
      assertThat(look(g1).state()).isEqualTo(SafepointProbe.State.REACHES);
      assertThat(look(silent).state()).isEqualTo(SafepointProbe.State.UNKNOWN);
      assertThat(look(silent).reason()).contains("-XX:-UsePerfData");
    }
  }

  @Tag("full")
  @Test
  void
      a_jvm_that_was_started_with_the_agent_is_listed_with_its_version_though_it_may_not_reach_safepoints()
          throws Exception {
    try (RunningJvm jvm =
        ForkedJvm.of(Jdk.ofBuild())
            .withFlags(PARALLEL)
            .withAgent("include=com.acme.**,log=off")
            .startReady("io.loopbrake.rescues.Unprepared", "polls")) {
      awaitAnyOf(jvm, SafepointProbe.State.UNKNOWN);

      assertThat(SHELL.run("list").out())
          .containsPattern("(?m)^ *" + jvm.pid() + " +[0-9][^ ]* +io.loopbrake.rescues.Unprepared");
    }
  }

  @Test
  void a_halted_jvm_is_not_attached_to() throws Exception {
    try (RunningJvm jvm = started(Jdk.ofBuild(), "-XX:+UseG1GC", "nothing")) {
      assertThat(new ProcessBuilder("kill", "-STOP", jvm.pid() + "").start().waitFor()).isZero();
      // kill returns when the signal was sent, not when it has arrived.
      awaitAnyOf(jvm, SafepointProbe.State.UNKNOWN);

      assertThat(look(jvm).reason()).contains("halted by a signal");
    }
  }
}
