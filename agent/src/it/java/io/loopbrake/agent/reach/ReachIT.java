/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReachIT {
  private static final int TURNS = Integer.getInteger("loopbrake.reach-turns", 1);
  private static final int WITHOUT_MEANS = 20;
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final String[] CALLING = {
    "static method",
    "method of another class",
    "virtual methods",
    "interface method",
    "map",
    "list",
    "iterator",
    "String.equals",
    "Math.max",
    "Integer.valueOf",
    "StringBuilder",
    "constructor",
    "stack of its own",
    "worklist",
    "regular expression",
    "retry with a file",
    "retry with JDBC",
    "recursion",
    "lambda",
    "stream",
    "under a monitor",
    "loop in a callee",
    "privileged action",
    "modPow"
  };
  private static final String[] SOME_CALLING = {
    "static method",
    "interface method",
    "map",
    "stack of its own",
    "regular expression",
    "retry with JDBC",
    "recursion",
    "stream",
    "privileged action",
    "modPow"
  };
  private static final String[] TIGHT = {
    "tight",
    "tight on a static field",
    "tight on a field",
    "tight nest",
    "tight with arrays",
    "Math.sqrt",
    "System.nanoTime"
  };
  private static final long SECONDS = 60 + 240L * TURNS;

  static List<Jdk> oldestBuildAndNewest() {
    return Jdk.oldestBuildAndNewest();
  }

  static List<Jdk> buildAndNewest() {
    List<Jdk> all = Jdk.available();
    return Stream.of(Jdk.ofBuild(), all.get(all.size() - 1)).distinct().toList();
  }

  static List<Jdk> thoseBetween() {
    List<Jdk> between = new ArrayList<>(Jdk.everyVersion());
    between.removeAll(oldestBuildAndNewest());
    return between;
  }

  static List<Jdk> jdksWithVirtualThreads() {
    return Jdk.available().stream()
        .filter(jdk -> jdk.version() >= FIRST_WITH_VIRTUAL_THREADS)
        .toList();
  }

  @Tag("quick")
  @Test
  void loops_without_checkpoints_are_stopped_at_what_they_call() {
    assertStoppedAtCalls(Jdk.ofBuild(), SOME_CALLING);
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}")
  @MethodSource("oldestBuildAndNewest")
  void so_are_all_kinds_of_loops_that_call(Jdk jdk) {
    assertStoppedAtCalls(jdk, CALLING);
  }

  private static void assertStoppedAtCalls(Jdk jdk, String... calling) {
    List<Row> rows = rows(runWithoutBrakes(jdk, "stopThread", calling));

    assertThat(rows).hasSize(TURNS * calling.length);
    assertThat(rows).allSatisfy(Row::requireStop);
  }

  /** From Java 21 on, the usual stack trace of a thread ends after 1,024 frames. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("buildAndNewest")
  void a_recursion_of_some_thousand_frames_is_stopped(Jdk jdk) {
    assertStoppedAtCalls(jdk, "deep recursion");
  }

  @Tag("quick")
  @Test
  void loops_that_call_nothing_are_stopped_by_a_rescue_and_not_by_a_stop() {
    assertStoppedByRescueOnly(Jdk.ofBuild(), "tight", "tight nest");
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}")
  @MethodSource("oldestBuildAndNewest")
  void so_are_all_kinds_of_loops_that_call_nothing(Jdk jdk) {
    assertStoppedByRescueOnly(jdk, TIGHT);
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("thoseBetween")
  void so_are_some_on_the_versions_between(Jdk jdk) {
    assertStoppedByRescue(jdk, "tight", "tight nest", "Math.sqrt");
  }

  private static void assertStoppedByRescue(Jdk jdk, String... loops) {
    if (jdk.version() != WITHOUT_MEANS) {
      List<Row> rows = rows(runWithoutBrakes(jdk, "rescue", loops));
      assertThat(rows).hasSize(TURNS * loops.length);
      assertThat(rows).allSatisfy(Row::requireStop);
      assertThat(rows).allSatisfy(row -> assertThat(row.why()).contains("was suspended"));
    }
  }

  private static void assertStoppedByRescueOnly(Jdk jdk, String... loops) {
    assertStoppedByRescue(jdk, loops);
    Row tight = rows(runWithoutBrakes(jdk, "stopThread", "!tight")).get(0);

    assertThat(tight.endedBy()).isEqualTo("nothing");
    assertThat(tight.why())
        .contains(
            "the loop in io.loopbrake.reached.loops.Runaways.tight, lines ",
            " calls nothing that could get a checkpoint; the operation rescue, or reach=any, throws in the"
                + " loop itself");
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}")
  @MethodSource("oldestBuildAndNewest")
  void loops_that_wait_between_their_turns_are_stopped_at_what_they_call(Jdk jdk) {
    List<Row> rows =
        rows(
            runWithoutBrakes(
                jdk, "stopThread", "retry with short pauses", "retry with long pauses"));

    assertThat(rows).hasSize(2 * TURNS);
    assertThat(rows).allSatisfy(Row::requireStop);
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("jdksWithVirtualThreads")
  void virtual_threads_are_stopped_at_what_they_call_and_in_the_loop_itself(Jdk jdk) {
    List<Row> rows =
        rows(
            runWithoutBrakes(
                jdk, "rescue", "virtual: static method", "virtual: map", "virtual: tight"));

    assertThat(rows).hasSize(3 * TURNS);
    assertThat(rows).allSatisfy(Row::requireStop);
    assertThat(rows.get(0).why()).doesNotContain("was suspended");
    assertThat(rows.get(2).why()).contains("was suspended");
  }

  @Tag("full")
  @Test
  void a_loop_that_catches_every_error_is_left_where_it_catches_none() {
    Row counts = rows(runWithoutBrakes(Jdk.ofBuild(), "rescue", "catches all and counts")).get(0);

    counts.requireStop();
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}")
  @MethodSource("oldestBuildAndNewest")
  void an_included_loop_that_tries_a_runaway_again_and_again_is_stopped_for_good(Jdk jdk) {
    if (jdk.version() != WITHOUT_MEANS) {
      String include = "io.loopbrake.reached.loops.Patient";
      List<Row> rows = rows(run(jdk, include, "rescue", "tight, tried again"));

      assertThat(rows).hasSize(TURNS);
      assertThat(rows).allSatisfy(Row::requireStop);
    }
  }

  @Tag("full")
  @Test
  void of_a_loop_that_catches_every_error_the_request_says_so() {
    Row catching =
        rows(runWithoutBrakes(Jdk.ofBuild(), "stopThread", "!catches all in the loop")).get(0);

    assertThat(catching.endedBy()).isEqualTo("nothing");
    assertThat(catching.why())
        .contains(
            "the loop in io.loopbrake.reached.loops.Runaways.swallows, lines ",
            " has got the stop error and goes on: it catches every error itself");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oldestBuildAndNewest")
  void the_next_job_of_a_worker_is_not_hit_though_it_runs_the_same_code(Jdk jdk) {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withAgent("log=warn,include=io.loopbrake.reached.None")
            .within(SECONDS)
            .run("io.loopbrake.reached.ReachInPools", "stopThread", Integer.toString(TURNS));
    System.out.println(jdk + "\n" + result.out());

    assertThat(result.exitCode()).as("killed if it hangs: " + result).isZero();
    List<String> stops = result.out().lines().filter(line -> line.contains("\t")).toList();
    assertThat(stops).hasSize(3 * TURNS);
    assertThat(stops).allMatch(stop -> stop.contains("\tSTOPPED\ttrue\t0\t"));
  }

  @ParameterizedTest
  @MethodSource("oldestBuildAndNewest")
  void a_loop_over_a_queue_is_stopped_between_two_elements(Jdk jdk) {
    assertStoppedBetweenTwoElements(jdk, "stopThread", "moves");
    assertStoppedBetweenTwoElements(jdk, "rescue", "own queue");
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("oldestBuildAndNewest")
  void so_is_a_loop_that_handles_the_elements(Jdk jdk) {
    assertStoppedBetweenTwoElements(jdk, "stopThread", "handles");
    assertStoppedBetweenTwoElements(jdk, "rescue", "handles");
    assertStoppedBetweenTwoElements(jdk, "rescue", "moves");
  }

  private static void assertStoppedBetweenTwoElements(Jdk jdk, String operation, String loop) {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withAgent("log=warn,include=io.loopbrake.reached.None")
            .within(SECONDS)
            .run("io.loopbrake.reached.ReachDispatcher", operation, loop);

    assertThat(result.out())
        .as(String.join(", ", jdk.toString(), operation, loop, result.toString()))
        .startsWith("STOPPED\t0\t");
  }

  private static ForkedJvm.Result runWithoutBrakes(Jdk jdk, String operation, String... runaways) {
    return run(jdk, "io.loopbrake.reached.None", operation, runaways);
  }

  private static ForkedJvm.Result run(
      Jdk jdk, String include, String operation, String... runaways) {
    List<String> arguments =
        new ArrayList<>(
            List.of("io.loopbrake.reached.ReachRunaways", operation, Integer.toString(TURNS)));
    arguments.addAll(List.of(runaways));
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withAgent("log=warn,include=" + include)
            .within(SECONDS)
            .run(arguments.toArray(new String[0]));
    System.out.println(jdk + ", " + operation + "\n" + result.out());
    assertThat(result.exitCode()).as("killed if it hangs: " + result).isZero();
    assertThat(result.err()).as("the log").isEmpty();
    assertThat(result.out()).contains("bystander\tnone");
    return result;
  }

  private static List<Row> rows(ForkedJvm.Result result) {
    return result.out().lines().flatMap(Row::parse).toList();
  }

  /** One of the stops. */
  private record Row(String name, long millis, String state, String endedBy, String why) {
    private static final int COLUMNS = 5;

    static Stream<Row> parse(String line) {
      String[] columns = line.split("\t");
      return columns.length < COLUMNS
          ? Stream.empty()
          : Stream.of(
              new Row(columns[0], Long.parseLong(columns[1]), columns[2], columns[3], columns[4]));
    }

    void requireStop() {
      assertThat(endedBy).as(toString()).isEqualTo("stop");
      assertThat(state).as(toString()).isEqualTo("STOPPED");
    }
  }
}
