/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that go on although they were interrupted. */
class InterruptedIT {
  private static final String PACKAGE = "io.loopbrake.audit.";
  private static final String STUBBORN = PACKAGE + "Stubborn";
  private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;
  private static final int LIMIT_MILLIS = 300;

  private static final int RACE_LIMIT_MILLIS = 30;
  private static final int RACES = Integer.getInteger("loopbrake.interrupts", 500);

  static List<Jdk> jdks() {
    return Jdk.oldestBuildAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_task_that_takes_no_note_of_its_interrupt_in_time_is_stopped_and_no_other(Jdk jdk) {
    Lines lines =
        Lines.of(
            ForkedJvm.of(jdk)
                .withAgent(options(LIMIT_MILLIS, "Interrupted$HomeMade#perform"))
                .run(PACKAGE + "Interrupted", String.valueOf(LIMIT_MILLIS)));

    Line cancelled = lines.only("cancelled");
    assertThat(cancelled.is("stopped")).as("after Future.cancel").isTrue();
    assertThat(cancelled.number("millis")).isGreaterThanOrEqualTo(LIMIT_MILLIS);
    assertThat(cancelled.is("sameThread")).as("the pool goes on").isTrue();
    assertThat(cancelled.is("nextInterrupted")).isFalse();
    assertThat(lines.only("shutdown").is("stopped")).as("after shutdownNow").isTrue();
    assertThat(lines.only("noticing").is("left")).as("clears the status in time").isTrue();
    assertThat(lines.only("elsewhere").is("left")).as("another class").isTrue();
    assertThat(lines.only("late").is("left")).as("clears the status before the throw").isTrue();
    Line homeMade = lines.only("homeMade");
    assertThat(homeMade.is("stopped")).isTrue();
    assertThat(homeMade.is("nextInterrupted")).as("after a stop").isFalse();
    assertThat(homeMade.is("broughtAlong")).as("after a task that ended by itself").isTrue();
    assertThat(homeMade.is("innocentStopped")).isFalse();
    boolean virtual = jdk.version() >= FIRST_JAVA_WITH_VIRTUAL_THREADS;
    if (virtual) {
      assertThat(lines.only("virtual").is("stopped")).isTrue();
    }
    assertThat(lines.ofKind("request"))
        .hasSize(virtual ? 5 : 4)
        .allMatch(request -> request.get("requestedBy").equals("an interrupt"));
    assertThat(lines.ofKind("request"))
        .filteredOn(request -> request.get("state").equals("CANCELLED"))
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.get("why"))
                    .startsWith("cancelled because the code took note of the interrupt"));
  }

  @Tag("full")
  @Test
  void no_innocent_task_is_stopped_or_interrupted_where_tasks_end_with_their_interrupt() {
    Lines lines =
        Lines.of(
            ForkedJvm.of(Jdk.ofBuild())
                .withAgent(options(RACE_LIMIT_MILLIS, "InterruptRaces$Queue#perform"))
                .within(120 + RACES / 10)
                .run(
                    PACKAGE + "InterruptRaces",
                    String.valueOf(RACES / 2),
                    String.valueOf(RACE_LIMIT_MILLIS)));

    for (Line line : List.of(lines.only("jdk"), lines.only("homeMade"))) {
      System.out.println(line);
      assertThat(line.is("done")).isTrue();
      assertThat(line.number("stopped")).isPositive();
      assertThat(line.number("ended")).isPositive();
      assertThat(line.number("innocentsStopped")).isZero();
      assertThat(line.number("leftByStop")).isZero();
    }
    assertThat(lines.only("jdk").number("broughtAlong")).isZero();
    assertThat(lines.only("homeMade").number("broughtAlong")).isPositive();
  }

  private static String options(int millis, String tasks) {
    return "include="
        + PACKAGE
        + "**,nostop="
        + STUBBORN
        + "#guarded*,tasks="
        + PACKAGE
        + tasks
        + ",interrupted="
        + STUBBORN
        + ":"
        + millis
        + "ms";
  }
}
