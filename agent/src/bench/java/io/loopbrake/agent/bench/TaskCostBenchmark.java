/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.bench.tasks.TaskRoundTrips;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What it costs that tasks are counted: pools that do nothing but hand tasks over. */
final class TaskCostBenchmark implements Benchmark {
  @Override
  public String name() {
    return "tasks";
  }

  @Override
  public String purpose() {
    return "empty tasks in pools with JMH; rounds=5 millis=1000 only=REGEX jdk=17,25 gc=G1";
  }

  @Override
  public String briefly() {
    return "rounds=3 millis=300";
  }

  @Override
  public void run(Settings settings, Report report) throws Exception {
    Map<String, String> variants = new LinkedHashMap<>();
    variants.put("none", "");
    variants.put(
        "auto",
        "-javaagent:"
            + ForkedJvm.agentJar()
            + "=log=warn,include="
            + TaskRoundTrips.class.getName());
    JmhRuns runs =
        new JmhRuns(JmhStubs.compile(List.of(TaskRoundTrips.class)), variants, "wall,cpu");
    int rounds = settings.number("rounds", 5);
    Settings longer = settings.orElse(Settings.parse(List.of("millis=1000")));
    for (Jdk jdk : settings.jdks()) {
      report.section(jdk, PairedRuns.how(settings, rounds));
      report.line(runs.run(jdk, longer, rounds).table("ns", "%.0f"));
    }
  }
}
