/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.instrument.ClassCoverage;
import io.loopbrake.agent.instrument.LeftAlone;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many programs there were, and of which kinds. */
final class Tally {
  private static final int FEW = 50;

  private final Map<Integer, Integer> versions = new TreeMap<>();
  private final Map<LeftAlone, Integer> leftAlone = new EnumMap<>(LeftAlone.class);
  private final Map<String, Integer> stops = new TreeMap<>();
  private final Map<String, Integer> means = new TreeMap<>();
  private int programs;
  private int backEdges;
  private int gates;
  private int runs;
  private int threw;
  private int spent;

  void add(Specimen program, ClassCoverage coverage) {
    programs++;
    versions.merge(program.version(), 1, Integer::sum);
    backEdges += coverage.backEdges();
    coverage.leftAlone().forEach((reason, count) -> leftAlone.merge(reason, count, Integer::sum));
  }

  void addGates(int count) {
    gates += count;
  }

  /** Counts the members of the runtime class by which the loops of a program poll. */
  void addMeans(Set<String> some) {
    some.forEach(one -> means.merge(one, 1, Integer::sum));
  }

  void add(Outcome outcome) {
    runs++;
    threw += outcome.plain().startsWith("threw") ? 1 : 0;
    spent += outcome.isSpent() ? 1 : 0;
    if (!outcome.stop().isEmpty()) {
      stops.merge(outcome.stop().replaceAll("(?s)( threw [^:]*|:).*", "$1"), 1, Integer::sum);
    }
  }

  /**
   * Whether the programs are worth the while.
   *
   * @param share at least one in so many should have an endless loop
   * @param reasons why back-edges of them may be left alone, and some are
   */
  void check(int share, LeftAlone... reasons) {
    if (programs >= FEW) {
      assertThat(spent).as("with endless loops").isGreaterThan(runs / share);
      assertThat(stops).containsKey("STOPPED stopped");
      assertThat(gates).isBetween(1, backEdges - 1);
      assertThat(leftAlone.keySet()).containsExactlyInAnyOrder(reasons);
    }
  }

  /** Whether each of them was tried. */
  void checkMeans() {
    if (programs >= FEW) {
      assertThat(means).containsOnlyKeys(PollMeans.ALL);
    }
  }

  @Override
  public String toString() {
    return "%d generated programs of class file versions %s, %d back-edges, %d of them with gates, left alone: %s, programs with %s%n"
            .formatted(programs, versions, backEdges, gates, leftAlone, means)
        + "%d runs, %d threw something, %d ran out of fuel, stops: %s"
            .formatted(runs, threw, spent, stops);
  }
}
