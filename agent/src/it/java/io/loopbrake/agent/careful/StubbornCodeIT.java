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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that catches the stop error and goes on. */
class StubbornCodeIT {
  private static final String PROGRAM = "io.loopbrake.stubborn.Stubborn";
  private static final String OPTIONS = "include=io.loopbrake.stubborn.**,cleanup=1s";
  private static final List<String> WAYS =
      List.of(
          "catchThrowable",
          "catchError",
          "catchException",
          "finallyWithReturn",
          "tryWithResources",
          "nestedRetry",
          "swallowingLibrary");
  private static final List<String> PLACES = List.of("Inside", "Outside", "Both");
  private static final List<String> OBSTINATE =
      List.of(
          "callbacksOfTheLibrary",
          "closeThatNeverEnds",
          "finallyWithContinue",
          "handlersAllTheWayDown",
          "loopInTheHandler",
          "retryAfterAPause",
          "retryByRecursion");

  /** Far beyond the second that the cleanup window takes, for machines with much else to do. */
  private static final long HANG_MILLIS = 10_000;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void whatever_swallows_the_stop_error_ends_all_the_same(Jdk jdk) {
    assertEachIsStopped(jdk.toString(), ForkedJvm.of(jdk), OPTIONS, "ordinary");
  }

  @Tag("full")
  @Test
  void so_does_what_swallows_it_where_all_loops_have_flags() {
    assertEachIsStopped(
        "flags", ForkedJvm.of(Jdk.ofBuild()), OPTIONS + ",checkpoint=flag", "ordinary");
  }

  @Tag("full")
  @Test
  void tight_loops_whose_errors_are_swallowed_end_all_the_same() {
    assertEachIsStopped(
        "tight", ForkedJvm.of(Jdk.ofBuild()).withFlags("-XX:+UseG1GC"), OPTIONS, "tight");
  }

  @Tag("full")
  @Test
  void interpreted_code_that_swallows_the_stop_error_ends_all_the_same() {
    assertEachIsStopped(
        "-Xint", ForkedJvm.of(Jdk.ofBuild()).withFlags("-Xint"), OPTIONS, "ordinary");
  }

  private static void assertEachIsStopped(
      String where, ForkedJvm jvm, String options, String kind) {
    List<Line> cases = Lines.of(jvm.withAgent(options).run(PROGRAM, kind)).ofKind("case");

    assertThat(cases).extracting(Line::name).containsExactlyInAnyOrderElementsOf(names(kind));
    assertThat(cases)
        .as(where)
        .allSatisfy(
            stopped -> {
              assertThat(stopped.get("state")).as(stopped.toString()).isEqualTo("STOPPED");
              assertThat(stopped.is("alive")).isFalse();
              assertThat(stopped.number("millis")).isLessThan(HANG_MILLIS);
              assertThat(stopped.get("why"))
                  .startsWith(
                      "the thread has ended; the stop error was thrown at io.loopbrake.stubborn.");
            });
    Line slowest =
        cases.stream().max(Comparator.comparing(line -> line.number("millis"))).orElseThrow();
    System.out.printf(
        "%s: %d stubborn loops stopped, the slowest (%s) after %s ms%n",
        where, cases.size(), slowest.name(), slowest.get("millis"));
  }

  private static List<String> names(String kind) {
    Stream<String> combined =
        WAYS.stream().flatMap(way -> PLACES.stream().map(place -> way + place));
    return Stream.concat(combined, OBSTINATE.stream()).map(name -> name + ", " + kind).toList();
  }
}
