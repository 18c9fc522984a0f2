/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.bench.kernels.ArrayKernels;
import io.loopbrake.agent.bench.kernels.CollectionKernels;
import io.loopbrake.agent.bench.kernels.SortKernels;
import io.loopbrake.agent.bench.kernels.TextKernels;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    return "small loops with JMH; rounds=3 millis=400 only=REGEX variants=none,auto,flag"
        + " jdk=17,25 gc=G1";
  }

  @Override
  public String briefly() {
    return "rounds=2 millis=200";
  }

  @Override
  public void run(Settings settings, Report report) throws Exception {
    Map<String, String> variants = new LinkedHashMap<>();
    for (Variant variant : Variant.of(PATTERN, settings)) {
      String options = variant.agentOptions();
      variants.put(
          variant.name(),
          options == null ? "" : "-javaagent:" + ForkedJvm.agentJar() + "=" + options);
    }
    if (!settings.names("variants")) {
      variants.put("isInterrupted", "-javaagent:" + InterruptAgent.jar() + "=" + PATTERN);
    }
    JmhRuns runs = new JmhRuns(JmhStubs.compile(KERNELS), variants, "cpu");
    int rounds = settings.number("rounds", 3);
    for (Jdk jdk : settings.jdks()) {
      Rounds figures = runs.run(jdk, settings, rounds);
      report.section(jdk, PairedRuns.how(settings, rounds));
      report.line(figures.table("ns", "%.0f"));
    }
  }
}
