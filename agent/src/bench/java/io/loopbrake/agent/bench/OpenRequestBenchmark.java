/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.bench.programs.OpenRequestRun;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.List;

/** What an open request costs a thread that it is not meant for. */
final class OpenRequestBenchmark implements Benchmark {
  private static final List<String> KINDS =
      List.of("waiting", "blocked", "native", "deferred", "stubborn");
  private static final String LOOPS = "io.loopbrake.agent.bench.programs.OpenRequestLoops";

  /** After the first second, in percent. */
  private static final int MOST_LOST = 5;

  @Override
  public String name() {
    return "open";
  }

  @Override
  public String purpose() {
    return "a tight loop beside an open request, by kind of its thread; rounds=5 millis=8000"
        + " kinds="
        + String.join(",", KINDS)
        + " jdk=17,25 gc=G1";
  }

  @Override
  public String briefly() {
    return "rounds=3 millis=5000";
  }

  @Override
  public void run(Settings settings, Report report) {
    int rounds = settings.number("rounds", 5);
    for (Jdk jdk : settings.jdks()) {
      report.section(
          jdk, settings.text("gc", "G1") + ", " + rounds + " rounds, in percent of no request");
      report.line("| the thread to stop | brakes | first second | from then on | within 5 % |");
      report.line("| --- | --- | ---: | ---: | --- |");
      for (String kind : settings.text("kinds", String.join(",", KINDS)).split(",")) {
        for (String checkpoint : List.of("auto", "flag")) {
          report.line(row(jdk, settings, kind, checkpoint, rounds));
        }
      }
      report.line("");
    }
  }

  private static String row(
      Jdk jdk, Settings settings, String kind, String checkpoint, int rounds) {
    int millis = settings.number("millis", 8000);
    ForkedJvm.Result result =
        Fork.of(jdk)
            .withAgent(
                String.format(
                    "log=off,checkpoint=%s,nostop=%s#deferred,include=%s",
                    checkpoint, LOOPS, LOOPS))
            .withFlags(settings.jvmFlags())
            .within(60 + rounds * (5 + 2 * millis / 1000))
            .run(OpenRequestRun.class.getName(), kind, rounds + "", millis + "");
    if (result.exitCode() != 0) {
      throw new IllegalStateException(result.toString());
    }
    List<Double> first = shares(result, "first");
    List<Double> open = shares(result, "open");
    return String.format(
        "| %s | %s | %.0f %% | %.1f %% (%.1f - %.1f) | %s |",
        kind,
        checkpoint.equals("auto") ? "gates" : "flags",
        Statistics.median(first),
        Statistics.median(open),
        Statistics.least(open),
        Statistics.worst(open),
        Statistics.median(open) >= 100 - MOST_LOST ? "yes" : "NO");
  }

  private static List<Double> shares(ForkedJvm.Result result, String when) {
    return result
        .out()
        .lines()
        .map(line -> line.split("\t"))
        .filter(words -> words[0].equals(when))
        .map(words -> Double.valueOf(words[1]))
        .toList();
  }
}
