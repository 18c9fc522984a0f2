/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loops that javac makes. */
class LoopShapesIT {
  private static final String PACKAGE = "io.loopbrake.targets.";

  /** One shape runs away in its cleanup code as well, which is cut off after that time. */
  private static final String AGENT_OPTIONS = "include=" + PACKAGE + "**:*,cleanup=100ms";

  private static final List<String> SHAPES =
      List.of(
          PACKAGE + "NumberLoops",
          PACKAGE + "ControlLoops",
          PACKAGE + "MonitorLoops",
          PACKAGE + "HandlerLoops",
          PACKAGE + "MemberLoops",
          PACKAGE + "LibraryLoops",
          PACKAGE + "LoadingLoops",
          "DefaultPackageLoops");
  private static final int LEAST_SHAPES = 70;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  /** Other ways than the usual one of compiling and of collecting garbage. */
  static Stream<String> jitsAndCollectors() {
    return Stream.of(
        "-Xint",
        "-XX:TieredStopAtLevel=1",
        "-XX:-TieredCompilation",
        "-XX:+UseParallelGC",
        "-XX:+UseSerialGC");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void every_shape_is_stopped_within_a_second(Jdk jdk) {
    ShapesRun run = ShapesRun.stopping(ForkedJvm.of(jdk).withAgent(AGENT_OPTIONS), SHAPES);

    run.assertEachIsStopped(jdk.toString());
    assertThat(run.stopped()).hasSizeGreaterThanOrEqualTo(LEAST_SHAPES);
    assertThat(run.stopped().values())
        .filteredOn(shape -> shape.name().matches("MonitorLoops\\.in.*"))
        .as("the loops that hold a monitor, or it would not tell anything that it is free later")
        .hasSize(3)
        .allSatisfy(shape -> assertThat(shape.monitorsHeld()).isPositive());
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("jitsAndCollectors")
  void every_shape_is_stopped_however_the_jvm_compiles_and_collects(String flag) {
    ForkedJvm jvm = ForkedJvm.of(Jdk.ofBuild()).withFlags(flag).withAgent(AGENT_OPTIONS);

    ShapesRun.stopping(jvm, SHAPES).assertEachIsStopped(Jdk.ofBuild() + " " + flag);
  }

  @Test
  void every_shape_is_stopped_on_java_8_when_its_counted_loops_are_told_to_poll() {
    Jdk.of(8)
        .map(jdk -> ForkedJvm.of(jdk).withFlags("-XX:+UseCountedLoopSafepoints"))
        .map(jvm -> ShapesRun.stopping(jvm.withAgent(AGENT_OPTIONS), SHAPES))
        .ifPresent(run -> run.assertEachIsStopped("Java 8 -XX:+UseCountedLoopSafepoints"));
  }

  @Tag("full")
  @Test
  void every_shape_is_stopped_by_flags_alone() {
    ForkedJvm jvm = ForkedJvm.of(Jdk.ofBuild()).withAgent(AGENT_OPTIONS + ",checkpoint=flag");

    ShapesRun.stopping(jvm, SHAPES).assertEachIsStopped(Jdk.ofBuild() + " checkpoint=flag");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void every_shape_that_ends_gives_the_same_with_the_agent_and_without(Jdk jdk) {
    ShapesRun with = ShapesRun.finite(ForkedJvm.of(jdk).withAgent(AGENT_OPTIONS), SHAPES);
    ShapesRun without = ShapesRun.finite(ForkedJvm.of(jdk), SHAPES);

    assertThat(with.values()).isEqualTo(without.values());
    assertThat(with.values()).hasSizeGreaterThanOrEqualTo(LEAST_SHAPES);
  }
}
