/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A great many classes that are kept, and a great many that are not. */
@Tag("full")
class ManyClassesIT {
  private static final String PACKAGE = "io.loopbrake.scale.";
  private static final String OPTIONS = "include=" + PACKAGE + "Model0*";
  private static final int CLASSES = 100_000;
  private static final int LOADERS = 1_000;
  private static final int LOOPS_IN_MODEL = 4;
  private static final int STOPS = 10;

  /** The oldest and the newest. */
  static List<Jdk> someJdks() {
    List<Jdk> all = Jdk.available();
    return Stream.of(all.get(0), all.get(all.size() - 1)).distinct().toList();
  }

  @Test
  void a_hundred_thousand_classes_are_covered_and_counted_and_one_is_stopped() {
    ForkedJvm jvm = ForkedJvm.of(Jdk.ofBuild()).withFlags("-Xmx1g");

    Line without = run(jvm, false).only("load");
    Lines with = run(jvm.withAgent(OPTIONS), true);

    for (String what : List.of("nanos", "heap", "metaspace", "resident")) {
      System.out.printf(
          "%s a class: %d, without the agent %d%n",
          what, with.only("load").number(what), without.number(what));
    }
    Line ask = with.only("ask");
    System.out.println(ask.values());
    long least = CLASSES;
    assertThat(ask.number("classesInstrumented")).isEqualTo(least);
    assertThat(ask.number("checkpoints")).isEqualTo(least * LOOPS_IN_MODEL);
    assertThat(ask.number("backEdges")).isEqualTo(least * LOOPS_IN_MODEL);
    assertThat(ask.number("classesFailed")).isZero();
    assertThat(ask.number("classesNotCovered")).isZero();
    assertThat(ask.is("found")).isTrue();
    assertThat(ask.get("state")).isEqualTo("STOPPED");
    assertThat(ask.is("stopped")).isTrue();
  }

  private static Lines run(ForkedJvm jvm, boolean agent) {
    return Lines.of(jvm.run(PACKAGE + "ManyClasses", CLASSES + "", LOADERS + "", agent + ""));
  }

  @ParameterizedTest
  @MethodSource("someJdks")
  void loaders_whose_loops_ran_and_were_stopped_are_collected(Jdk jdk) {
    Lines lines =
        Lines.of(
            ForkedJvm.of(jdk)
                .withAgent(OPTIONS)
                .run(PACKAGE + "ThrowawayLoaders", LOADERS + "", STOPS + ""));

    Line loaders = lines.only("loaders");
    System.out.println(jdk + ": " + loaders.values());
    assertThat(loaders.number("made")).isEqualTo(LOADERS);
    assertThat(loaders.number("stopped")).isEqualTo(STOPS);
    assertThat(loaders.number("instrumentedThen")).isPositive();
    assertThat(loaders.is("allButTheOneInUse")).as(loaders.toString()).isTrue();
    assertThat(loaders.is("all")).as(loaders.toString()).isTrue();
    assertThat(loaders.number("instrumentedAfter")).isEqualTo(loaders.number("instrumentedBefore"));
    assertThat(loaders.number("failed")).isZero();
  }
}
