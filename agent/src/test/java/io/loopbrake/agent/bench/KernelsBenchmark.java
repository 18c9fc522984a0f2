/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.bench.kernels.ArrayKernels;
import io.loopbrake.agent.bench.kernels.CollectionKernels;
import io.loopbrake.agent.bench.kernels.SortKernels;
import io.loopbrake.agent.bench.kernels.TextKernels;
import io.loopbrake.agent.bench.programs.JmhRound;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small loops of many kinds, measured by JMH. */
final class KernelsBenchmark implements Benchmark {
  private static final List<Class<?>> KERNELS =
      List.of(ArrayKernels.class, TextKernels.class, CollectionKernels.class, SortKernels.class);

  private static final String PATTERN = "io.loopbrake.agent.bench.kernels.*";

  @Override
  public String name() {
    return "kernels";
  }

  @Override
  public String purpose() {
    return "small loops with JMH; rounds=3 millis=400 only=REGEX jdk=17,25 gc=G1";
  }

  @Override
  public String briefly() {
    return "rounds=2 millis=200";
  }

  @Override
  public void run(Settings settings, Report report) throws Exception {
    Path stubs = JmhStubs.compile(KERNELS);
    int rounds = settings.number("rounds", 3);
    for (Jdk jdk : settings.jdks()) {
      Rounds figures = measure(jdk, stubs, settings, rounds);
      report.section(jdk, PairedRuns.how(settings, rounds));
      report.line(figures.table("ns", "%.0f"));
    }
  }

  private static Rounds measure(Jdk jdk, Path stubs, Settings settings, int rounds)
      throws Exception {
    List<String> variants = new ArrayList<>();
    List<String> command =
        new ArrayList<>(
            List.of(
                JmhRound.class.getName(),
                jdk.java().toString(),
                settings.text("only", ".*"),
                Integer.toString(rounds),
                settings.text("millis", "400"),
                String.join(" ", settings.jvmFlags()) + " -Xms1g -Xmx1g"));
    for (Variant variant : Variant.of(PATTERN)) {
      variants.add(variant.name());
      command.add(variant.name());
      command.add(
          variant.agentOptions() == null
              ? ""
              : "-javaagent:" + ForkedJvm.agentJar() + "=" + variant.agentOptions());
    }
    variants.add("isInterrupted");
    command.add("isInterrupted");
    command.add("-javaagent:" + InterruptAgent.jar() + "=" + PATTERN);
    Rounds figures = new Rounds(false, variants);
    Process process =
        Fork.of(Jdk.ofBuild(), "jmh-core", "jopt-simple", "commons-math3")
            .withClassPath(stubs)
            .start(command.toArray(new String[0]));
    try (BufferedReader lines = process.inputReader()) {
      read(lines, figures);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(new String(process.getErrorStream().readAllBytes()));
      }
    } finally {
      process.destroyForcibly();
    }
    return figures;
  }

  private static void read(BufferedReader lines, Rounds figures) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(line);
      String[] words = line.split("\t");
      if (words.length == 3) {
        figures.add(words[0], words[1], Double.parseDouble(words[2]));
      }
    }
  }
}
