/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One run of the program that tries shapes, as it printed it. */
final class ShapesRun {
  private static final String PROGRAM = "io.loopbrake.targets.StopThemAll";
  private static final double LONGEST_MILLIS = 1000;

  private final ForkedJvm.Result result;

  private ShapesRun(ForkedJvm.Result result) {
    this.result = result;
  }

  /** Only runs each shape to its end. */
  static ShapesRun finite(ForkedJvm jvm, List<String> classes) {
    return new ShapesRun(jvm.run(PROGRAM, "values", String.join(",", classes)));
  }

  /** Runs each shape to its end, then lets it run away and stops it. */
  static ShapesRun stopping(ForkedJvm jvm, List<String> classes) {
    return new ShapesRun(jvm.run(PROGRAM, "stop", String.join(",", classes)));
  }

  /** What each shape returned when it ran to its end. */
  Map<String, String> values() {
    assertIsWhole();
    Map<String, String> values = new LinkedHashMap<>();
    rows("value").forEach(row -> values.put(row[1], row[2]));
    return values;
  }

  private void assertIsWhole() {
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(broken()).isEmpty();
  }

  /** The classes that the JVM refused to link, with its errors. */
  List<String> broken() {
    return rows("broken").map(row -> row[1] + ": " + row[2]).toList();
  }

  /** The shapes that were stopped, or at least should have been. */
  Map<String, StoppedShape> stopped() {
    return rows("stopped")
        .map(StoppedShape::parse)
        .collect(toMap(StoppedShape::name, identity(), (one, same) -> one, LinkedHashMap::new));
  }

  private Stream<String[]> rows(String kind) {
    return result.out().lines().map(line -> line.split("\t")).filter(row -> row[0].equals(kind));
  }

  /** Checks what holds for every shape, and prints how long the stops took. */
  void assertEachIsStopped(String where) {
    assertIsWhole();
    assertThat(result.err()).doesNotContain("class left as it was").contains("self-test passed");
    assertThat(stopped().keySet())
        .as("shapes that ran away, of those that ran at all")
        .isEqualTo(values().keySet());
    assertThat(stopped().values())
        .as(where)
        .allSatisfy(
            shape -> {
              assertThat(shape.millis()).as("milliseconds to the end").isLessThan(LONGEST_MILLIS);
              assertThat(shape.thrown()).isEqualTo("io.loopbrake.agent.control.LoopStoppedError");
              assertThat(shape.message()).matches(message(shape.name()));
              assertThat(shape.thrownWhereItLooped()).as("thrown where it looped").isTrue();
              assertThat(shape.monitorsFree()).as("monitors are free afterwards").isTrue();
            });
    print(where, stopped().values().stream().mapToDouble(StoppedShape::millis).toArray());
  }

  /** The first stop is apart: it loads what the others find. */
  private static void print(String where, double[] millis) {
    double[] others = Arrays.stream(millis).skip(1).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%s: %d shapes stopped, the first in %.1f ms, the others in %.1f ms (median) to %.1f ms%n",
        where,
        millis.length,
        millis[0],
        others[others.length / 2],
        others[others.length - 1]);
  }

  private static Pattern message(String shape) {
    return Pattern.compile(
        "stopped by Loopbrake request \\d+: test of "
            + Pattern.quote(shape)
            + " \\(asked for by a caller inside this JVM\\)");
  }
}
