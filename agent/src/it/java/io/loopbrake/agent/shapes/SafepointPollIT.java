/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A checkpoint must not cost a loop its safepoint poll, or the next garbage collection freezes the
 * JVM. In a compilation as large as this method's C2 inlines late what it is forced to inline; on 8
 * and 11 it has by then dropped the poll behind the call, for a call polls by itself.
 */
class SafepointPollIT {
  private static final String SHAPE = "Size7996";
  private static final long PATIENCE_SECONDS = 40;
  private static final int FIRST_WITH_GATES = 11;

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.everyVersion();
  }

  static List<Jdk> oldestBuildAndNewest() {
    return Jdk.oldestBuildAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_loop_in_a_large_method_still_polls(Jdk jdk) {
    assertPolls(jvm(jdk).withAgent("include=handmade.**"));
  }

  @ParameterizedTest
  @MethodSource("oldestBuildAndNewest")
  void a_loop_in_a_large_method_still_polls_with_a_flag(Jdk jdk) {
    assertPolls(jvm(jdk).withAgent("include=handmade.**,checkpoint=flag"));
  }

  @Test
  void a_loop_in_a_large_method_still_polls_with_a_gate_on_java_8() {
    Jdk.of(8)
        .ifPresent(
            jdk ->
                assertPolls(
                    jvm(jdk)
                        .withFlags("-XX:+UseCountedLoopSafepoints")
                        .withAgent("include=handmade.**")));
  }

  static List<Jdk> jdksWithGates() {
    List<Jdk> all = jdks();
    return all.stream()
        .filter(jdk -> jdk.version() >= FIRST_WITH_GATES)
        .filter(jdk -> jdk.equals(Jdk.ofBuild()) || jdk.equals(all.get(all.size() - 1)))
        .toList();
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("jdksWithGates")
  void a_nest_of_counted_loops_still_polls_after_stops_with_its_gates_armed_or_not(Jdk jdk) {
    assertPollsAfterStops(jdk, "-XX:+UseG1GC", "", "InlinedCalls");
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("jdksWithGates")
  void so_does_one_that_c2_vectorises(Jdk jdk) {
    assertPollsAfterStops(jdk, "-XX:+UseG1GC", "", "Vectorised");
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("oldestBuildAndNewest")
  void a_nest_of_counted_loops_still_polls_after_stops_with_flags(Jdk jdk) {
    assertPollsAfterStops(jdk, "-XX:+UseG1GC", "checkpoint=flag,", "InlinedCalls");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_nest_of_counted_loops_polls_where_without_the_agent_it_would_freeze_the_jvm(Jdk jdk) {
    assertPollsAfterStops(jdk, "-XX:+UseParallelGC", "", "Vectorised");
  }

  private static void assertPollsAfterStops(Jdk jdk, String gc, String options, String loop) {
    assertPolls(
        ForkedJvm.of(jdk)
            .withFlags(gc, "-Xmx256m")
            .withAgent(options + "log=warn,include=io.loopbrake.stops.kinds.*")
            .within(PATIENCE_SECONDS),
        "io.loopbrake.stops.PollsAfterStops",
        "io.loopbrake.stops.kinds." + loop);
  }

  private static void assertPolls(ForkedJvm jvm) {
    assertPolls(jvm, "io.loopbrake.targets.StillPolls", HandMadeShapes.named(SHAPE).name());
  }

  private static void assertPolls(ForkedJvm jvm, String... program) {
    ForkedJvm.Result result = jvm.run(program);

    assertThat(result.exitCode()).as("killed if frozen: " + result).isZero();
    assertThat(result.out()).isEqualTo("polls\n");
  }

  private ForkedJvm jvm(Jdk jdk) {
    Path jar = directory.resolve("shapes.jar");
    HandMadeShapes.writeJar(jar, List.of(HandMadeShapes.named(SHAPE)));
    return ForkedJvm.of(jdk).withClassPath(jar).within(PATIENCE_SECONDS);
  }
}
