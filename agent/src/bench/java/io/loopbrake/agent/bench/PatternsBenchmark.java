/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.bench.programs.ChangingPatterns;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brakes put in and taken out while the application works. */
final class PatternsBenchmark implements Benchmark {
  private static final String HALF_WAY = " half-way";

  @Override
  public String name() {
    return "patterns";
  }

  @Override
  public String purpose() {
    return "brakes of H2 taken out and put in again under load; times=100 jdk=17,25 gc=G1";
  }

  @Override
  public String briefly() {
    return "times=100";
  }

  @Override
  public void run(Settings settings, Report report) {
    for (Jdk jdk : settings.jdks()) {
      ForkedJvm.Result result =
          Fork.of(jdk, "h2-")
              .withAgent("log=warn,include=org.h2.**")
              .withFlags(settings.jvmFlags())
              .within(3600)
              .run(ChangingPatterns.class.getName(), settings.text("times", "100"), "org.h2.**");
      if (result.exitCode() != 0 || !result.err().isEmpty()) {
        throw new IllegalStateException(result.toString());
      }
      report.section(
          jdk,
          String.format(
              "%s, brakes taken out and put in again %s times; counts as expected each time",
              settings.text("gc", "G1"), settings.text("times", "100")));
      table(result.out().lines().map(line -> line.split("\t")).toList(), report);
    }
  }

  private static void table(List<String[]> lines, Report report) {
    Map<String, List<Double>> figures = new TreeMap<>();
    for (String[] words : lines) {
      figures.computeIfAbsent(words[0], w -> new ArrayList<>()).add(Double.valueOf(words[1]));
    }
    report.line("| | half-way (least) | at the end (median) |");
    report.line("| --- | ---: | ---: |");
    figures.forEach(
        (name, found) -> {
          if (name.endsWith(HALF_WAY)) {
            String what = name.substring(0, name.length() - HALF_WAY.length());
            row(report, what, found.get(0), figures.get(what + " at the end").get(0));
          } else if (found.size() > 1) {
            row(report, name, Statistics.least(found), Statistics.median(found));
          }
        });
    report.line("");
  }

  private static void row(Report report, String what, double one, double other) {
    report.line(String.format("| %s | %.0f | %.0f |", what, one, other));
  }
}
