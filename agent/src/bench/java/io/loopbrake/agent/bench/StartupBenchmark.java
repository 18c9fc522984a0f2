/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.bench.programs.Hello;
import io.loopbrake.agent.bench.programs.LoadClasses;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an agent costs before there is anything to stop. */
final class StartupBenchmark implements Benchmark {
  private static final List<String> VARIANTS = List.of("none", "auto", "JaCoCo");
  private static final double MILLIS = 1e3;

  @Override
  public String name() {
    return "startup";
  }

  @Override
  public String purpose() {
    return "Hello and loading classes, against JaCoCo; hellos=20 rounds=5 classes=10000 jdk=17,25";
  }

  @Override
  public String briefly() {
    return "hellos=15 rounds=3";
  }

  @Override
  public void run(Settings settings, Report report) throws Exception {
    int classes = settings.number("classes", 10_000);
    Path jar = GeneratedClasses.jar(classes);
    for (Jdk jdk : settings.jdks()) {
      ForkedJvm hello = Fork.of(jdk).withFlags(settings.jvmFlags());
      ForkedJvm loading = hello.withClassPath(jar);
      Rounds figures = new Rounds(false, VARIANTS);
      measure(figures, "Hello", settings.number("hellos", 20), hello, Hello.class.getName());
      measure(
          figures,
          "loading " + classes,
          settings.number("rounds", 5),
          loading,
          LoadClasses.class.getName(),
          Integer.toString(classes));
      report.section(jdk, PairedRuns.how(settings, settings.number("rounds", 5)) + ", Hello more");
      report.line(figures.table("ms (us a class)", "%.0f"));
    }
  }

  private static void measure(
      Rounds figures, String what, int rounds, ForkedJvm jvm, String... command)
      throws IOException, InterruptedException {
    for (int round = 0; round < rounds; round++) {
      for (String variant : VARIANTS) {
        time(with(variant, jvm).command(command))
            .forEach((thing, figure) -> figures.add(what + ", " + thing, variant, figure));
      }
    }
  }

  private static ForkedJvm with(String variant, ForkedJvm jvm) {
    return switch (variant) {
      case "auto" -> jvm.withAgent("include=generated.**:io.loopbrake.agent.bench.programs.**");
      case "JaCoCo" ->
          jvm.withFlags(
              "-javaagent:"
                  + Fork.library("org.jacoco.agent")
                  + "=output=none,includes=generated.*:io.loopbrake.agent.bench.programs.*");
      default -> jvm;
    };
  }

  /** Runs a program under the shell's {@code time}, which counts the JVM's own threads as well. */
  private static Map<String, Double> time(List<String> program)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\"", "bash"));
    command.addAll(program);
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(err);
    }
    String[] seconds = err.substring(err.stripTrailing().lastIndexOf('\n') + 1).trim().split(" ");
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("wall", MILLIS * Double.parseDouble(seconds[0]));
    figures.put(
        "processor", MILLIS * (Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2])));
    out.lines()
        .map(line -> line.split("\t"))
        .filter(words -> words.length == 2)
        .forEach(words -> figures.put(words[0], Double.valueOf(words[1])));
    return figures;
  }
}
