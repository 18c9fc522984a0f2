/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.bench.programs.CollectionsRun;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a stop costs other users of the JDK's collections, where these have brakes. */
final class CollectionsBenchmark implements Benchmark {
  @Override
  public String name() {
    return "collections";
  }

  @Override
  public String purpose() {
    return "a user of java.util beside a stop in it, java.util.** included; stops=5 jdk=17,25 gc=G1";
  }

  @Override
  public String briefly() {
    return "stops=3";
  }

  @Override
  public void run(Settings settings, Report report) {
    int stops = settings.number("stops", 5);
    for (Jdk jdk : settings.jdks()) {
      report.section(
          jdk,
          settings.text("gc", "G1")
              + ", "
              + stops
              + " stops, work per second of processor time in percent of that before the stop");
      report.line("| second after the stop | median | least | most |");
      report.line("| ---: | ---: | ---: | ---: |");
      shares(jdk, settings, stops)
          .forEach(
              (second, shares) ->
                  report.line(
                      String.format(
                          "| %s | %.0f %% | %.0f %% | %.0f %% |",
                          second,
                          100 * Statistics.median(shares),
                          100 * Statistics.least(shares),
                          100 * Statistics.worst(shares))));
      report.line("");
    }
  }

  private static Map<String, List<Double>> shares(Jdk jdk, Settings settings, int stops) {
    ForkedJvm.Result result =
        Fork.of(jdk)
            .withAgent("log=off,include=java.util.**:" + CollectionsRun.class.getName())
            .withFlags(settings.jvmFlags())
            .within(60 + 20 * stops)
            .run(CollectionsRun.class.getName(), Integer.toString(stops));
    if (result.exitCode() != 0) {
      throw new IllegalStateException(result.toString());
    }
    Map<String, List<Double>> shares = new TreeMap<>();
    for (String line : result.out().lines().toList()) {
      String[] words = line.split("\t");
      shares.computeIfAbsent(words[0], second -> new ArrayList<>()).add(Double.valueOf(words[1]));
    }
    return shares;
  }
}
