/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From the request to the error at the top of the thread, for nine kinds of loop. */
final class LatencyBenchmark implements Benchmark {
  private static final int SECONDS_A_STOP = 5;
  private static final int SECONDS_TO_BEGIN = 60;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String KINDS = "io.loopbrake.stops.kinds.";

  private final List<String> hung = new ArrayList<>();
  private final List<Double> all = new ArrayList<>();

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String purpose() {
    return "stops of nine kinds of loop; stops=20 millis=250 jdk=8,11,... (all)"
        + " gc=G1,ZGC,Serial,Parallel";
  }

  @Override
  public String briefly() {
    return "stops=8";
  }

  @Override
  public void run(Settings settings, Report report) {
    requireDistinctGates();
    int stops = settings.number("stops", 20);
    List<Jdk> jdks = settings.names("jdk") ? settings.jdks() : Jdk.available();
    jdks.forEach(jdk -> report.line("- " + jdk + ": " + Machine.version(jdk)));
    report.line(
        "\nMilliseconds, median / worst of " + stops + " stops, some 2,000 classes loaded.\n");
    boolean first = true;
    for (Jdk jdk : jdks) {
      for (Collector gc : Collector.parse(settings.text("gc", "G1,ZGC,Serial,Parallel"))) {
        if (gc.existsIn(jdk)) {
          Map<String, List<Double>> cell = measure(jdk, gc, stops, settings);
          if (first) {
            report.line("| | mode | " + String.join(" | ", cell.keySet()) + " |");
            report.line("| --- | --- |" + " ---: |".repeat(cell.size()));
          }
          first = false;
          report.line(row(jdk + " " + gc, mode(jdk, gc), cell.values()));
        }
      }
    }
    report.line(
        String.format(
            "%n%d stops: median %.1f ms, worst %.1f ms; hung: %s",
            all.size(), Statistics.median(all), Statistics.worst(all), hung));
  }

  private Map<String, List<Double>> measure(Jdk jdk, Collector gc, int stops, Settings settings) {
    ForkedJvm.Result result =
        gc.in(ForkedJvm.of(jdk))
            .withAgent("log=warn,include=" + KINDS + "*:java.util.regex.**")
            .within(SECONDS_TO_BEGIN + (long) SECONDS_A_STOP * stops)
            .run(
                "io.loopbrake.stops.StopLatency",
                Integer.toString(stops),
                settings.text("millis", "250"));
    Map<String, List<Double>> cell = new LinkedHashMap<>();
    String last = "nothing";
    for (String line : result.out().lines().toList()) {
      String[] words = line.split("\t");
      if (words.length == 2) {
        note(jdk + " " + gc, words[0], Double.parseDouble(words[1]), cell);
      } else if (line.startsWith("stopping ")) {
        last = line;
      }
    }
    if (result.exitCode() != 0) {
      hung.add(jdk + " " + gc + " (" + last + ", exit code " + result.exitCode() + ")");
      System.out.println(result.err());
    }
    return cell;
  }

  private void note(String where, String kind, double nanos, Map<String, List<Double>> cell) {
    if (nanos < 0) {
      hung.add(where + " " + kind);
    } else {
      cell.computeIfAbsent(kind, k -> new ArrayList<>()).add(nanos / NANOS_PER_MILLI);
      all.add(nanos / NANOS_PER_MILLI);
    }
  }

  private static String row(String name, String mode, Iterable<List<Double>> kinds) {
    StringBuilder row = new StringBuilder("| " + name + " | " + mode + " |");
    kinds.forEach(
        kind ->
            row.append(
                String.format(" %.1f / %.1f |", Statistics.median(kind), Statistics.worst(kind))));
    return row.toString();
  }

  /** What the banner says of the checkpoints there. */
  private static String mode(Jdk jdk, Collector gc) {
    String banner = gc.in(ForkedJvm.of(jdk)).withAgent("include=x.*").run("none").err();
    return banner.contains("gates in tight and counted loops") ? "gates" : "flags";
  }

  private static void requireDistinctGates() {
    List<String> names =
        Stream.of(
                "Empty CountedInt Vectorised LongCounted Calling Allocating Nested MapWalk"
                    .split(" "))
            .map(KINDS::concat)
            .toList();
    if (names.stream().map(GateClass::indexFor).distinct().count() != names.size()) {
      throw new IllegalStateException("kinds share a gate: give one another name");
    }
  }
}
