/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.careful;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Objects of the JDK that outlive a task that was stopped within their code. For more stops of each
 * kind than a build has time for: {@code -Dloopbrake.stops=1000}.
 */
class PromisesIT {
  private static final String PACKAGE = "io.loopbrake.promises.";
  private static final String OPTIONS =
      "include=" + PACKAGE + "**:java.util.**:java.io.**:java.math.**,log=warn";

  private static final int STOPS = Integer.getInteger("loopbrake.stops", 4);
  private static final long PATIENCE_SECONDS = 120;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @Tag("quick")
  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void the_jdk_keeps_its_promises_to_others_when_a_task_is_stopped_in_its_code() {
    assertPromisesAreKept(Jdk.ofBuild());
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("jdks")
  @Timeout(value = 12, unit = TimeUnit.HOURS)
  void each_jdk_keeps_its_promises_to_others_when_a_task_is_stopped_in_its_code(Jdk jdk) {
    assertPromisesAreKept(jdk);
  }

  private static void assertPromisesAreKept(Jdk jdk) {
    Lines lines =
        Lines.of(
            ForkedJvm.of(jdk)
                .withAgent(OPTIONS)
                .within(PATIENCE_SECONDS + 20L * STOPS)
                .run(PACKAGE + "StopInJdk", STOPS + ""));

    List<Line> kinds = lines.ofKind("kind");
    kinds.forEach(kind -> System.out.println(jdk + ": " + kind.values()));
    assertThat(kinds).hasSizeGreaterThan(30);
    assertThat(kinds)
        .allSatisfy(
            kind -> {
              assertThat(kind.number("stopped")).as(kind.toString()).isEqualTo(STOPS);
              assertThat(kind.number("broken")).as(kind.toString()).isZero();
            });
    assertThat(kinds)
        .filteredOn(kind -> kind.name().startsWith("work: "))
        .hasSize(5)
        .allSatisfy(kind -> assertThat(kind.number("inJdk")).as(kind.toString()).isPositive());
  }
}
