/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many stops in one JVM: does anything wear out? */
final class ThousandBenchmark implements Benchmark {
  private static final int SOME = 50;
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public String name() {
    return "thousand";
  }

  @Override
  public String purpose() {
    return "many stops in one JVM; stops=1000 pause=0 back=4000 (ms) jdk=17,25 gc=G1";
  }

  @Override
  public String briefly() {
    return "stops=1000";
  }

  @Override
  public void run(Settings settings, Report report) {
    for (Jdk jdk : settings.jdks()) {
      ForkedJvm.Result result =
          ForkedJvm.of(jdk)
              .withAgent("log=warn,include=io.loopbrake.stops.kinds.*")
              .withFlags(settings.jvmFlags())
              // On a stream of its own, or it would come in the middle of the program's lines.
              .withFlags("-XX:+PrintCompilation", "-XX:+DisplayVMOutputToStderr", "-Xmx512m")
              .within(5400)
              .run(
                  "io.loopbrake.stops.ThousandStops",
                  settings.text("stops", "1000"),
                  settings.text("pause", "0"),
                  settings.text("back", "4000"));
      if (result.exitCode() != 0) {
        throw new IllegalStateException(result.err() + result.out().lines().skip(1000).toList());
      }
      report.section(
          jdk,
          String.format(
              "%s, %s stops, %s ms apart",
              settings.text("gc", "G1"),
              settings.text("stops", "1000"),
              settings.text("pause", "0")));
      table(result.out().lines().toList(), report);
      compilations(result.err().lines().toList(), report);
    }
  }

  private static void table(List<String> lines, Report report) {
    List<Double> stops = new ArrayList<>();
    Map<String, Double> figures = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split("\t");
      if (words.length == 2 && words[0].startsWith("stop ")) {
        stops.add(Double.parseDouble(words[1]) / NANOS_PER_MILLI);
      } else if (words.length == 2) {
        figures.put(words[0], Double.valueOf(words[1]));
      }
    }
    List<Double> first = stops.subList(0, Math.min(SOME, stops.size()));
    List<Double> last = stops.subList(Math.max(0, stops.size() - SOME), stops.size());
    report.line("| | first " + SOME + " | last " + SOME + " | last : first |");
    report.line("| --- | ---: | ---: | ---: |");
    row(report, "latency, median ms", Statistics.median(first), Statistics.median(last));
    row(report, "latency, worst ms", Statistics.worst(first), Statistics.worst(last));
    compare(report, figures, "turns/s of a kernel", "before", "after");
    compare(report, figures, "memory", "half-way", "at the end");
    report.line("");
  }

  private static void compilations(List<String> lines, Report report) {
    for (String method : List.of("Kernel::sum", "Kernel::run", "Other::sum")) {
      report.line(compilations(lines, method));
    }
    report.line("- given up by C2: " + givenUp(lines) + "\n");
  }

  private static void compare(
      Report report, Map<String, Double> figures, String of, String one, String other) {
    report.line("| **" + of + "** | **" + one + "** | **" + other + "** | |");
    figures.forEach(
        (name, figure) -> {
          if (name.endsWith(" " + one)) {
            String what = name.substring(0, name.length() - one.length() - 1);
            row(report, what, figure, figures.get(what + " " + other));
          }
        });
  }

  private static void row(Report report, String what, double before, double after) {
    report.line(
        String.format("| %s | %.2f | %.2f | %.1f %% |", what, before, after, 100 * after / before));
  }

  /** What the JIT said of a method. */
  private static String compilations(List<String> lines, String method) {
    Pattern compiled = Pattern.compile("\\s*\\d+\\s+(\\d+)\\s.{5}\\s+4\\s+\\S*" + method + " .*");
    Set<String> all = new HashSet<>();
    Set<String> alive = new HashSet<>();
    for (String line : lines) {
      Matcher matcher = compiled.matcher(line);
      if (matcher.matches() && (line.contains("made not entrant") || line.contains("SKIPPED"))) {
        alive.remove(matcher.group(1));
      } else if (matcher.matches()) {
        alive.add(matcher.group(1));
        all.add(matcher.group(1));
      }
    }
    return String.format(
        "- %s: compiled by C2 %d times, %s at the end",
        method, all.size(), alive.isEmpty() ? "not compiled" : "compiled");
  }

  private static Set<String> givenUp(List<String> lines) {
    Set<String> methods = new TreeSet<>();
    for (String line : lines) {
      if (line.contains("made not compilable on level 4") && line.contains("PerMethod")) {
        methods.add(line.trim());
      }
    }
    return methods;
  }
}
