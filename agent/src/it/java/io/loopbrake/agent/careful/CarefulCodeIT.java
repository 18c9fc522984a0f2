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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that puts things right when an error comes by. */
class CarefulCodeIT {
  private static final String PACKAGE = "io.loopbrake.careful.";
  private static final String OPTIONS = "include=" + PACKAGE + "**";
  private static final List<String> CLEANUPS =
      List.of(
          "beforeItGoesOnRegardless",
          "calledByTheFrameworkInItsCatch",
          "calledByTheFrameworkInItsFinally",
          "fromAnUndoStack",
          "inCallee",
          "inCaller",
          "inCatch",
          "inCatchOfErrors",
          "inClose",
          "inFinally",
          "inFinallyOfAnEarlyReturn",
          "inFinallyOfFinally",
          "inLambdasThatTheJdkCalls",
          "inTheUncaughtExceptionHandler",
          "withItsOwnTryCatch");
  private static final long WINDOW_MILLIS = 1_000;
  private static final int TRANSFERS = 40;
  private static final int FEW_TRANSFERS = 10;

  static List<Jdk> oldestAndNewest() {
    return Jdk.oldestAndNewest();
  }

  static List<Jdk> oldestBuildAndNewest() {
    return Jdk.oldestBuildAndNewest();
  }

  @ParameterizedTest
  @MethodSource("oldestBuildAndNewest")
  void cleanup_runs_to_its_end_and_locks_are_free_afterwards(Jdk jdk) {
    Lines lines = run(ForkedJvm.of(jdk).withAgent(OPTIONS), "Careful", "ending");

    assertThat(lines.ofKind("case"))
        .extracting(Line::name)
        .containsExactlyInAnyOrderElementsOf(CLEANUPS);
    assertThat(lines.ofKind("case"))
        .as(jdk.toString())
        .allSatisfy(
            cleanup -> {
              assertThat(cleanup.get("unlocked"))
                  .as(cleanup.toString())
                  .isEqualTo(cleanup.get("rows"));
              assertThat(cleanup.get("state")).isEqualTo("STOPPED");
              assertThat(cleanup.is("alive")).isFalse();
              assertThat(cleanup.get("why")).doesNotContain("cut off");
            });
    Line guarded = lines.only("guarded");
    assertThat(guarded.get("unlocked")).isEqualTo(guarded.get("rows"));
    assertThat(guarded.is("free")).as("locks and monitors are free").isTrue();
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("oldestAndNewest")
  void cleanup_runs_to_its_end_in_methods_that_tasks_names(Jdk jdk) {
    for (String checkpoint : List.of("flag", "auto")) {
      String options = OPTIONS + ",checkpoint=" + checkpoint + ",tasks=" + PACKAGE + "Cleanups#in*";

      Lines lines = run(ForkedJvm.of(jdk).withAgent(options), "Careful", "ending");

      assertThat(lines.ofKind("case"))
          .as(jdk + ", " + checkpoint)
          .filteredOn(cleanup -> cleanup.name().startsWith("in"))
          .hasSizeGreaterThan(8)
          .allSatisfy(
              cleanup -> {
                assertThat(cleanup.get("unlocked"))
                    .as(cleanup.toString())
                    .isEqualTo(cleanup.get("rows"));
                assertThat(cleanup.get("state")).isEqualTo("STOPPED");
              });
    }
  }

  @ParameterizedTest
  @MethodSource("oldestAndNewest")
  void cleanup_that_outlasts_the_window_is_cut_off_and_the_request_says_so(Jdk jdk) {
    ForkedJvm jvm = ForkedJvm.of(jdk).withAgent(OPTIONS + ",cleanup=" + WINDOW_MILLIS + "ms");

    List<Line> cases = run(jvm, "Careful", "endless").ofKind("case");

    assertThat(cases).extracting(Line::name).containsExactlyInAnyOrderElementsOf(CLEANUPS);
    assertThat(cases)
        .as(jdk.toString())
        .allSatisfy(
            cleanup -> {
              assertThat(cleanup.get("state")).isEqualTo("STOPPED");
              // The lines of two resources are the same, and Java 8 tells lines only.
              assertThat(
                      cleanup.is("alive")
                          && !(hasLinesOnly(jdk) && cleanup.name().equals("inClose")))
                  .isFalse();
              assertThat(cleanup.number("unlocked")).isPositive();
              assertThat(cleanup.number("millis")).isGreaterThanOrEqualTo(WINDOW_MILLIS);
              assertThat(cleanup.get("why")).contains("; cleanup code was cut off in ");
            });
    assertThat(cases)
        .filteredOn(cleanup -> cleanup.name().matches("in(Finally|Catch|Callee|Close)"))
        .hasSize(4)
        .allSatisfy(
            cleanup ->
                assertThat(cleanup.get("why"))
                    .contains("cut off in " + PACKAGE + "Cleanups." + cleanup.name()));
  }

  @ParameterizedTest
  @MethodSource("oldestBuildAndNewest")
  void data_guarded_by_monitors_stays_whole_if_locks_are_deferred_to(Jdk jdk) {
    ForkedJvm jvm = ForkedJvm.of(jdk).withAgent(OPTIONS + ",locks=defer");

    assertThat(torn(jvm, jdk.equals(Jdk.ofBuild()) ? TRANSFERS : FEW_TRANSFERS)).isZero();
  }

  @Tag("full")
  @Test
  void data_guarded_by_monitors_is_torn_if_locks_are_ignored() {
    long torn = torn(ForkedJvm.of(Jdk.ofBuild()).withAgent(OPTIONS), TRANSFERS);

    assertThat(torn).as("or the test above proves nothing").isPositive();
  }

  private static long torn(ForkedJvm jvm, int transfers) {
    Line line = run(jvm, "Transfers", transfers + "").only("transfers");
    assertThat(line.number("stopped")).isEqualTo(transfers);
    return line.number("torn");
  }

  private static Lines run(ForkedJvm jvm, String program, String argument) {
    return Lines.of(jvm.run(PACKAGE + program, argument));
  }

  private static boolean hasLinesOnly(Jdk jdk) {
    return jdk.version() <= 8;
  }
}
