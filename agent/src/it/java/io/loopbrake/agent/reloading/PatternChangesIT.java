/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reloading;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatternChangesIT {
  private static final String PACKAGE = "io.loopbrake.reloading.";

  /** Each doubles the constants of a class that is reloaded as it is: 16 bits are soon full. */
  private static final int CHANGES = 40;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void patterns_go_and_come_back_as_often_as_one_likes_whatever_constants_classes_hold(Jdk jdk) {
    Lines lines =
        Lines.of(
            ForkedJvm.of(jdk)
                .withAgent("include=" + PACKAGE + "**")
                .run(PACKAGE + "PatternChanges", Integer.toString(CHANGES)));

    List<Line> statuses = lines.ofKind("status");
    assertThat(statuses).extracting(Line::name).containsExactly("before", "without", "after");
    Line before = statuses.get(0);
    assertThat(before.number("instrumented")).isEqualTo(2);
    assertThat(before.number("withoutLoops")).isEqualTo(1);
    assertThat(statuses.get(1).number("checkpoints")).isZero();
    assertThat(statuses.get(1).number("instrumented")).isZero();
    assertThat(statuses.get(1).number("withoutLoops")).isZero();
    for (String count : List.of("checkpoints", "instrumented", "withoutLoops", "failed")) {
      assertThat(statuses.get(2).get(count)).as(count).isEqualTo(before.get(count));
    }
  }

  /** Java 11 has a name of its own for such methods. */
  static List<Jdk> jdksWith11() {
    return Stream.concat(Jdk.of(11).stream(), jdks().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("jdksWith11")
  void methods_that_were_replaced_while_they_ran_keep_their_names(Jdk jdk) {
    ForkedJvm jvm =
        ForkedJvm.of(jdk)
            .withAgent(
                "include=io.loopbrake.none.**,nostop=" + PACKAGE + "Replaced#lambda$sparing*");

    List<Line> stops = Lines.of(jvm.run(PACKAGE + "Replaced")).ofKind("stop");

    assertThat(stops).extracting(Line::name).containsExactly("plain", "sparing");
    assertThat(stops.get(0).get("state")).isEqualTo("STOPPED");
    assertThat(stops.get(0).get("stack"))
        .contains(PACKAGE + "Replaced.inner", PACKAGE + "Replaced.lambda$plain$")
        .doesNotContain("throwNoSuchMethodError");
    assertThat(stops.get(1).get("state")).isEqualTo("PENDING");
    assertThat(stops.get(1).get("why")).contains("which nostop names");
  }
}
