/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many rescues in a JVM at work; {@code -Dloopbrake.rescues=1000} for many more. */
@Tag("full")
class RescueSoakIT {
  private static final int FEW = 15;
  private static final int RESCUES = Integer.getInteger("loopbrake.rescues", FEW);
  private static final long SEED = Long.getLong("loopbrake.seed", 20_261_129);
  private static final boolean IS_LONG = RESCUES > FEW;
  private static final long MEGABYTE = 1 << 20;

  static List<Jdk> jdks() {
    return Stream.of(Jdk.available().get(0), Jdk.ofBuild()).distinct().toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void nothing_but_the_runaways_is_hit_by_many_rescues_and_nothing_is_left_of_them(Jdk jdk) {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withAgent("log=warn,include=io.loopbrake.reached.None")
            .within(180 + 3L * RESCUES)
            .run(
                "io.loopbrake.reached.ReachSoak",
                Integer.toString(RESCUES),
                Long.toString(SEED),
                IS_LONG ? "60" : "1",
                IS_LONG ? "10000" : "1500");
    System.out.println(jdk + ", seed " + SEED + "\n" + result.out());
    Lines lines = Lines.of(result);

    assertThat(result.err()).as("the log").isEmpty();
    List<Line> rescues = lines.ofKind("rescue");
    assertThat(rescues).hasSize(RESCUES);
    assertThat(rescues).allMatch(line -> line.get("rescued").equals("true"), "rescued");
    Line others = lines.ofKind("others").get(0);
    assertThat(others.get("errors")).isEqualTo("[]");
    assertThat(others.get("alive")).isEqualTo("true");
    assertThat(others.get("atWork")).isEqualTo("true");
    assertThat(others.get("monitorIsFree")).isEqualTo("true");
    assertLeaksNothing(lines.ofKind("held"));
  }

  /**
   * The JVM counts a class anew each time that it is reloaded, and some kinds make a class each.
   */
  private static void assertLeaksNothing(List<Line> held) {
    assertThat(held).extracting(Line::name).containsExactly("half", "end");
    Line half = held.get(0);
    Line end = held.get(1);
    assertThat(end.number("heap") - half.number("heap")).as("heap").isLessThan(4 * MEGABYTE);
    assertThat(end.number("threads") - half.number("threads")).as("threads").isLessThan(4);
    assertThat(end.number("classes") - half.number("classes"))
        .as("classes")
        .isLessThan(100 + 10L * RESCUES);
  }
}
