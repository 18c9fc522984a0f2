/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import io.loopbrake.agent.instrument.LeftAlone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The reports as a table to read: a line for each jar, and their sum. */
final class CorpusTable {
  private static final String LINE = "%-30s%9s%7s%9s%9s%12s%10s%9s%8s%8s%10s%10s  %s\n";
  private static final double PERCENT = 100;
  private static final int NANOS_PER_MICRO = 1000;

  private CorpusTable() {}

  static String of(List<JarReport> reports) {
    StringBuilder table = new StringBuilder("\n");
    table.append(
        LINE.formatted(
            "jar",
            "versions",
            "jsr",
            "classes",
            "linked",
            "back-edges",
            "covered",
            "%",
            "failed",
            "broken",
            "bytes",
            "us/class",
            "left alone"));
    Row total = new Row("all");
    for (JarReport report : reports) {
      Row row = new Row(report.name());
      row.add(report);
      total.add(report);
      table.append(row);
    }
    return table.append(total).toString();
  }

  private static final class Row {
    private final String name;
    private final TreeSet<Integer> versions = new TreeSet<>();
    private final Map<LeftAlone, Integer> leftAlone = new EnumMap<>(LeftAlone.class);
    private int subroutineCalls;
    private int classes;
    private int linked;
    private int backEdges;
    private int covered;
    private int failed;
    private int broken;
    private long growth;
    private long nanos;

    Row(String name) {
      this.name = name;
    }

    void add(JarReport jar) {
      InstrumentedJar instrumented = jar.instrumented();
      versions.addAll(jar.versions().keySet());
      subroutineCalls += jar.before().subroutineCalls();
      classes += jar.classes();
      linked += jar.linked();
      backEdges += jar.before().backEdges();
      covered += jar.after().guarded();
      failed += instrumented.failures().size();
      broken += jar.broken().size();
      growth += instrumented.growth();
      nanos += instrumented.nanos();
      instrumented.leftAlone().forEach((why, count) -> leftAlone.merge(why, count, Integer::sum));
    }

    @Override
    public String toString() {
      List<String> reasons = new ArrayList<>();
      leftAlone.forEach((why, count) -> reasons.add(why.name().toLowerCase() + " " + count));
      return LINE.formatted(
          name,
          versions(),
          subroutineCalls,
          classes,
          linked,
          backEdges,
          covered,
          backEdges == 0 ? "-" : "%.3f".formatted(PERCENT * covered / backEdges),
          failed,
          broken,
          "+" + growth,
          nanos / NANOS_PER_MICRO / Math.max(1, classes),
          String.join(", ", reasons));
    }

    private Object versions() {
      if (versions.isEmpty()) {
        return "-";
      }
      return versions.first().equals(versions.last())
          ? versions.first()
          : versions.first() + "-" + versions.last();
    }
  }
}
