/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of the benchmarks: {@code NAME [key=value ...]}. */
public final class Benchmarks {
  private static final List<Benchmark> ALL =
      List.of(
          new KernelsBenchmark(),
          new ScimarkBenchmark(),
          new H2Benchmark(),
          new LibrariesBenchmark(),
          new StartupBenchmark(),
          new LatencyBenchmark(),
          new BystanderBenchmark(),
          new CollectionsBenchmark(),
          new OpenRequestBenchmark(),
          new ThousandBenchmark(),
          new PatternsBenchmark(),
          new TaskCostBenchmark(),
          new RescueBenchmark());

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = words(arguments);
    String name = words.remove(0);
    Settings settings = Settings.parse(words);
    boolean all = name.equals("all");
    List<Benchmark> chosen = ALL.stream().filter(b -> all || name.equals(b.name())).toList();
    for (Benchmark benchmark : chosen) {
      try (Report report = new Report(benchmark.name())) {
        Settings briefly = Settings.parse(words(benchmark.briefly()));
        benchmark.run(all ? settings.orElse(briefly) : settings, report);
      }
    }
    if (chosen.isEmpty()) {
      System.out.println("-Dbench=NAME, or -Dbench=\"NAME key=value ...\", with all or one of:");
      ALL.forEach(b -> System.out.println("  " + b.name() + ": " + b.purpose()));
    }
  }

  private static List<String> words(String... arguments) {
    return Arrays.stream(arguments)
        .flatMap(argument -> Arrays.stream(argument.trim().split("\\s+")))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
