/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of paired rounds: for each thing measured and each variant, one a round. */
final class Rounds {
  private final boolean higherIsBetter;
  private final List<String> variants;
  private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

  /**
   * Creates a book for figures.
   *
   * @param variants the first is what the others are compared with
   */
  Rounds(boolean higherIsBetter, List<String> variants) {
    this.higherIsBetter = higherIsBetter;
    this.variants = variants;
  }

  void add(String thing, String variant, double figure) {
    figures
        .computeIfAbsent(thing, t -> new LinkedHashMap<>())
        .computeIfAbsent(variant, v -> new ArrayList<>())
        .add(figure);
  }

  /** How fast the variant was against the first one, round by round; 1 is as fast. */
  List<Double> ratios(String thing, String variant) {
    List<Double> base = of(thing, variants.get(0));
    List<Double> own = of(thing, variant);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < Math.min(base.size(), own.size()); round++) {
      double ratio = own.get(round) / base.get(round);
      ratios.add(higherIsBetter ? ratio : 1 / ratio);
    }
    return ratios;
  }

  private List<Double> of(String thing, String variant) {
    return figures.get(thing).getOrDefault(variant, List.of());
  }

  /** A table of medians and of the medians of paired ratios, with the range of those. */
  String table(String unit, String number) {
    List<String> others = variants.subList(1, variants.size());
    StringBuilder table = new StringBuilder("| " + unit + " |");
    variants.forEach(variant -> table.append(' ').append(variant).append(" |"));
    others.forEach(
        variant -> table.append(' ').append(variant).append(" : " + variants.get(0) + " |"));
    table
        .append("\n| --- |")
        .append(" ---: |".repeat(variants.size() + others.size()))
        .append('\n');
    for (String thing : figures.keySet()) {
      table.append("| ").append(thing).append(" |");
      for (String variant : variants) {
        double median = Statistics.median(of(thing, variant));
        table.append(' ').append(String.format(number, median)).append(" |");
      }
      others.forEach(variant -> table.append(percent(ratios(thing, variant))));
      table.append('\n');
    }
    return table.append(means(others)).toString();
  }

  private String means(List<String> others) {
    if (figures.size() < 2) {
      return "";
    }
    StringBuilder row =
        new StringBuilder("| geometric mean |").append(" |".repeat(variants.size()));
    for (String variant : others) {
      List<Double> medians =
          figures.keySet().stream().map(t -> Statistics.median(ratios(t, variant))).toList();
      row.append(String.format(" %.1f %% |", 100 * Statistics.geometricMean(medians)));
    }
    return row.append('\n').toString();
  }

  private static String percent(List<Double> ratios) {
    String median = String.format(" %.1f %%", 100 * Statistics.median(ratios));
    return ratios.size() < 2
        ? median + " |"
        : String.format(
            "%s (%.1f - %.1f) |",
            median, 100 * Statistics.least(ratios), 100 * Statistics.worst(ratios));
  }
}
