/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.cli.ShellRun;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads that are busy outside loops with brakes, which nobody may overlook. */
class UncoveredIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  static List<Jdk> jdksWithVirtualThreads() {
    return Jdk.available().stream()
        .filter(jdk -> jdk.version() >= FIRST_WITH_VIRTUAL_THREADS)
        .toList();
  }

  private static List<CompositeData> uncovered(LoopbrakeClient client) throws Exception {
    List<CompositeData> rows = new ArrayList<>();
    for (Object row : ((TabularData) client.call("findUncovered", 500L)).values()) {
      rows.add((CompositeData) row);
    }
    return rows;
  }

  @Test
  void a_thread_that_is_busy_outside_of_brakes_is_told_of_with_what_would_reach_it()
      throws Exception {
    try (RunningJvm jvm =
        ForkedJvm.of(Jdk.ofBuild())
            .withAgent("include=io.loopbrake.None")
            .startReady("io.loopbrake.rescues.Unprepared", "polls")) {
      try (LoopbrakeClient client = jvm.connect()) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(uncovered(client))
                        .anySatisfy(
                            row -> {
                              assertThat(row.get("threadName")).isEqualTo("import-7");
                              assertThat((String) row.get("place"))
                                  .contains("io.loopbrake.rescues.Unprepared.");
                              assertThat((String) row.get("task")).endsWith("#0");
                              assertThat((String) row.get("remedy"))
                                  .contains("planRescue(", "io.loopbrake.rescues.Unprepared)");
                              assertThat((String) row.get("patterns"))
                                  .endsWith("io.loopbrake.rescues.Unprepared");
                            }));
        assertThat(client.findLoops(300)).isEmpty();
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(
                          unwrapped(
                              ShellRun.on(Jdk.ofBuild()).run("top", jvm.pid(), "--once").out()))
                      .startsWith("Nothing is busy in a loop with brakes.")
                      .containsPattern(
                          "1 more thread is busy outside loops with brakes: import-7 \\(thread \\d+\\)")
                      .containsPattern(
                          "`rescue " + jvm.pid() + " \\d+ --dry-run` tells by which means")
                      .contains("`include " + jvm.pid() + " io.loopbrake.rescues.Unprepared`")
                      .doesNotContain("planRescue", "addClasses"));
    }
  }

  @Test
  void a_runaway_without_brakes_comes_before_an_innocent_loop_with_brakes() throws Exception {
    try (RunningJvm jvm =
        ForkedJvm.of(Jdk.ofBuild())
            .withAgent("include=io.loopbrake.rescues.HotAndWarm$Warm")
            .startReady("io.loopbrake.rescues.HotAndWarm")) {
      ShellRun shell = ShellRun.on(Jdk.ofBuild());
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(shell.run("top", jvm.pid(), "--json").out())
                      .matches(
                          "\\[\\{\"covered\":false,.*\"rank\":1,.*\"threadName\":\"runaway\"}"
                              + ",\\{\"covered\":true,.*\"rank\":2,.*\"threadName\":\"innocent\"}]\\s*"));
      try (LoopbrakeClient client = jvm.connect()) {
        String offer = (String) client.call("stopHottest", "to see");
        assertThat(offer)
            .containsPattern(
                "^thread \\d+ \\(innocent\\) loops hottest,\\n[^.]+\\S+,[^;]*;\\n[^;]*;\\n"
                    + "thread \\d+ \\(runaway\\) is hotter, with \\d+ % of a processor;\\n"
                    + "it is in no loop with brakes;\\n"
                    + "planRescue\\(\\d+\\) tells by which means a stop can reach it\\.\\n"
                    + "Nothing is stopped yet: ");
      }
    }
  }

  private static String unwrapped(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdksWithVirtualThreads")
  void a_virtual_thread_is_told_of_and_not_its_carrier(Jdk jdk) throws Exception {
    try (RunningJvm jvm =
            ForkedJvm.of(jdk)
                .withAgent("include=io.loopbrake.None")
                .withFlags("-Djdk.virtualThreadScheduler.parallelism=3")
                .startReady("io.loopbrake.tasks.VirtualSpinners");
        LoopbrakeClient client = jvm.connect()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(uncovered(client))
                      .extracting(row -> row.get("threadName"))
                      .containsExactlyInAnyOrder("virtual-a", "virtual-b"));
      assertThat(uncovered(client))
          .allSatisfy(
              row -> assertThat((String) row.get("place")).contains("io.loopbrake.tasks.Loops."));
    }
  }
}
