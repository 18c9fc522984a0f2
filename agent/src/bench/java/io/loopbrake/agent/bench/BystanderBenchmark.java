/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.bench.programs.BystanderRun;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Targets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rest of the application feels of a stop. */
final class BystanderBenchmark implements Benchmark {
  private static final String KINDS = "io.loopbrake.stops.kinds.";
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public String name() {
    return "bystander";
  }

  @Override
  public String purpose() {
    return "H2 beside a stop, and the pause of all threads; warmup=15 stops=10 pause=3000 jdk=17,25";
  }

  @Override
  public String briefly() {
    return "warmup=10 stops=6 pause=2500";
  }

  @Override
  public void run(Settings settings, Report report) {
    String stops = settings.text("stops", "10");
    for (Jdk jdk : settings.jdks()) {
      report.section(jdk, settings.text("gc", "G1") + ", " + stops + " stops");
      report.line("Worst window of 50 ms within 500 ms, in percent of a usual window before:\n");
      report.line(
          "| what is stopped | median after a stop | least | median when nothing is stopped |");
      report.line("| --- | ---: | ---: | ---: |");
      for (String runaway : List.of(KINDS + "CountedInt", "query")) {
        Map<String, List<Double>> shares =
            figures(
                Fork.of(jdk, "h2-")
                    .withClassPath(Targets.classes())
                    .withAgent("log=warn,include=org.h2.**:" + KINDS + "*")
                    .withFlags(settings.jvmFlags()),
                BystanderRun.class.getName(),
                runaway,
                settings.text("warmup", "15"),
                stops,
                settings.text("pause", "3000"));
        report.line(
            String.format(
                "| %s | %.0f %% | %.0f %% | %.0f %% |",
                runaway.equals("query") ? "a query of H2" : "a tight loop",
                100 * Statistics.median(shares.get("stop")),
                100 * Statistics.least(shares.get("stop")),
                100 * Statistics.median(shares.get("nothing"))));
      }
      report.line(
          "\nLongest gap that a thread sees which only reads the clock, ms, median / worst:\n");
      pauses(jdk, settings, report);
    }
  }

  private static void pauses(Jdk jdk, Settings settings, Report report) {
    report.line("| classes loaded | nothing | stop | putting the gate back |");
    report.line("| ---: | ---: | ---: | ---: |");
    for (String classes : List.of("2000", "10000", "20000")) {
      Map<String, List<Double>> gaps =
          figures(
              ForkedJvm.of(jdk)
                  .withAgent("log=warn,include=" + KINDS + "*")
                  .withFlags(settings.jvmFlags())
                  .withFlags("-Xms1g", "-Xmx1g"),
              "io.loopbrake.stops.StopPause",
              classes,
              settings.text("stops", "10"));
      StringBuilder row = new StringBuilder("| " + classes + " |");
      for (String when : List.of("nothing", "stop", "putting the gate back")) {
        row.append(
            String.format(
                " %.1f / %.1f |",
                Statistics.median(gaps.get(when)) / NANOS_PER_MILLI,
                Statistics.worst(gaps.get(when)) / NANOS_PER_MILLI));
      }
      report.line(row.toString());
    }
    report.line("");
  }

  private static Map<String, List<Double>> figures(ForkedJvm jvm, String... command) {
    ForkedJvm.Result result = jvm.within(600).run(command);
    if (result.exitCode() != 0 || !result.err().isEmpty()) {
      throw new IllegalStateException(result.toString());
    }
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    result
        .out()
        .lines()
        .map(line -> line.split("\t"))
        .forEach(
            words ->
                figures
                    .computeIfAbsent(words[0], w -> new ArrayList<>())
                    .add(Double.valueOf(words[1])));
    return figures;
  }
}
