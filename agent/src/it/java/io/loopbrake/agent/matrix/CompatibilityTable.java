/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.matrix;

import io.loopbrake.agent.testing.Jdk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was run, as Markdown: a row for each Java, a column for each way to run it. */
final class CompatibilityTable {
  /** A cell that was not run, because the JVM cannot be run so. */
  static final String NONE = "-";

  private static final List<String> FIRST_TITLES = List.of("Java", "JVM");

  private CompatibilityTable() {}

  static String[] titles() {
    return Stream.concat(FIRST_TITLES.stream(), Arrays.stream(Way.values()).map(Way::title))
        .toArray(String[]::new);
  }

  /** Where the column of this way is. */
  static int column(Way way) {
    return FIRST_TITLES.size() + way.ordinal();
  }

  /** How the row of this Java begins. */
  static String java(Jdk jdk) {
    return Integer.toString(jdk.version());
  }

  static String of(List<Smoke> smokes) {
    Map<Integer, List<String>> rows = new TreeMap<>();
    for (Smoke smoke : smokes) {
      rows.computeIfAbsent(smoke.jdk().version(), version -> row(smoke))
          .set(column(smoke.way()), smoke.verdict());
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(List.of(titles())));
    lines.add(line(Arrays.stream(titles()).map(title -> "---").toList()));
    rows.values().forEach(row -> lines.add(line(row)));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> row(Smoke smoke) {
    List<String> row = new ArrayList<>(List.of(java(smoke.jdk()), smoke.jvm()));
    Arrays.stream(Way.values()).forEach(way -> row.add(NONE));
    return row;
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
