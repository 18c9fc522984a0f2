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
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The loops that javac never makes. They come from the class path, so the JVM verifies each of them
 * in full after the agent has changed it.
 */
class HandMadeShapesIT {
  private static final String AGENT_OPTIONS = "include=handmade.**";

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  /** With G1, from Java 11 on; with Serial they never do. */
  static List<Jdk> jdksWhoseCountedLoopsPoll() {
    return jdks().stream().filter(jdk -> jdk.version() > 8).toList();
  }

  static List<Arguments> jdksAndCollectors() {
    return Stream.concat(
            jdks().stream().map(jdk -> Arguments.of(jdk, "Serial")),
            jdksWhoseCountedLoopsPoll().stream().map(jdk -> Arguments.of(jdk, "G1")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void every_shape_is_stopped_within_a_second(Jdk jdk) {
    assertEachIsStopped(jdk, "Serial");
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("jdksWhoseCountedLoopsPoll")
  void every_shape_is_stopped_within_a_second_where_counted_loops_poll(Jdk jdk) {
    assertEachIsStopped(jdk, "G1");
  }

  private void assertEachIsStopped(Jdk jdk, String collector) {
    List<String> names = names(jdk, shape -> shape.runsAway() && !isLeftAlone(shape, jdk));

    ShapesRun run = ShapesRun.stopping(jvm(jdk, collector).withAgent(AGENT_OPTIONS), names);

    run.assertEachIsStopped(jdk + " " + collector + ", made by hand");
    assertThat(run.stopped()).hasSameSizeAs(names);
  }

  @ParameterizedTest
  @MethodSource("jdksAndCollectors")
  void every_shape_that_ends_gives_the_same_with_the_agent_and_without(Jdk jdk, String collector) {
    List<String> names = names(jdk, shape -> true);

    ShapesRun with = ShapesRun.finite(jvm(jdk, collector).withAgent(AGENT_OPTIONS), names);
    ShapesRun without = ShapesRun.finite(jvm(jdk, collector), names);

    assertThat(with.values()).isEqualTo(without.values());
    assertThat(with.values()).hasSameSizeAs(names);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_class_that_does_not_verify_is_noticed_by_these_tests(Jdk jdk) {
    Consumer<Code> popsNothing = code -> code.start().loop().insn(Opcodes.POP).done();
    HandMade broken = HandMade.withOwnFrames("Broken", Opcodes.V1_4, popsNothing);
    HandMadeShapes.writeJar(directory.resolve("shapes.jar"), List.of(broken));

    ShapesRun run =
        ShapesRun.finite(jvm(jdk, "Serial").withAgent(AGENT_OPTIONS), List.of(broken.name()));

    assertThat(run.broken())
        .singleElement()
        .asString()
        .startsWith("handmade.Broken: java.lang.VerifyError");
  }

  /**
   * Java 8 tells lines only, and of this code not even those: the loop that comes round looks like
   * a new call, in which nothing is thrown.
   */
  private static boolean isLeftAlone(HandMade shape, Jdk jdk) {
    return jdk.version() <= 8 && shape.name().contains("HandlerJumpsBack");
  }

  private List<String> names(Jdk jdk, Predicate<HandMade> wanted) {
    List<HandMade> shapes =
        HandMadeShapes.all().stream()
            .filter(shape -> shape.runsOn(jdk.version()))
            .filter(wanted)
            .toList();
    HandMadeShapes.writeJar(directory.resolve("shapes.jar"), shapes);
    return shapes.stream().map(HandMade::name).toList();
  }

  private ForkedJvm jvm(Jdk jdk, String collector) {
    return ForkedJvm.of(jdk)
        .withFlags("-XX:+Use" + collector + "GC")
        .withClassPath(directory.resolve("shapes.jar"));
  }
}
