/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Lets JMH measure each benchmark with one set of JVM flags after the other, round after round.
 * Arguments: java, which benchmarks, rounds, milliseconds of an iteration, flags for all, which
 * figures, and then pairs of a variant's name and its flag.
 */
public final class JmhRound {
  private static final int WARM_UPS = 3;
  private static final int MEASUREMENTS = 5;
  private static final int FIRST_VARIANT = 6;

  private JmhRound() {}

  public static void main(String[] arguments) throws RunnerException {
    Pattern only = Pattern.compile(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    for (int round = 0; round < rounds; round++) {
      for (String benchmark : benchmarks()) {
        if (only.matcher(benchmark).find()) {
          for (int variant = FIRST_VARIANT; variant < arguments.length; variant += 2) {
            measure(benchmark, arguments, arguments[variant], arguments[variant + 1]);
          }
        }
      }
    }
  }

  private static TreeSet<String> benchmarks() {
    TreeSet<String> names = new TreeSet<>();
    BenchmarkList.defaultList()
        .getAll(
            OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT),
            Collections.emptyList())
        .stream()
        .map(BenchmarkListEntry::getUsername)
        .forEach(names::add);
    return names;
  }

  private static void measure(String benchmark, String[] arguments, String variant, String flag)
      throws RunnerException {
    List<String> flags = new ArrayList<>(Arrays.asList(arguments[4].split(" ")));
    if (!flag.isEmpty()) {
      flags.add(flag);
    }
    TimeValue time = TimeValue.milliseconds(Integer.parseInt(arguments[3]));
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include("^" + Pattern.quote(benchmark) + "$")
                    .jvm(arguments[0])
                    .jvmArgs(flags.toArray(new String[0]))
                    .forks(1)
                    .warmupIterations(WARM_UPS)
                    .warmupTime(time)
                    .measurementIterations(MEASUREMENTS)
                    .measurementTime(time)
                    .mode(Mode.AverageTime)
                    .timeUnit(TimeUnit.NANOSECONDS)
                    .addProfiler(CpuProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .runSingle();
    String name = benchmark.substring(benchmark.lastIndexOf('.') + 1);
    if (arguments[5].equals("cpu")) {
      print(name, variant, result.getSecondaryResults().get(CpuProfiler.LABEL));
    } else {
      print(name, variant, result.getPrimaryResult());
      print(name + ", cpu", variant, result.getSecondaryResults().get(CpuProfiler.LABEL));
    }
  }

  private static void print(String name, String variant, Result<?> result) {
    System.out.println(name + "\t" + variant + "\t" + result.getStatistics().getPercentile(50));
  }
}
