/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.bench.programs.Scimark;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;

/** SciMark 2, the kernels of numerical code. */
final class ScimarkBenchmark implements Benchmark {
  @Override
  public String name() {
    return "scimark";
  }

  @Override
  public String purpose() {
    return "SciMark 2 in Mflops; rounds=5 seconds=2 variants=none,auto,flag jdk=17,25 gc=G1";
  }

  @Override
  public String briefly() {
    return "rounds=3 seconds=1";
  }

  @Override
  public void run(Settings settings, Report report) {
    int rounds = settings.number("rounds", 5);
    for (Jdk jdk : settings.jdks()) {
      ForkedJvm jvm = Fork.of(jdk, "scimark").withFlags(settings.jvmFlags()).within(600);
      Rounds figures =
          new PairedRuns(Scimark.class, Variant.of("jnt.scimark2.*", settings), true)
              .run(jvm, rounds, settings.text("seconds", "2"));
      report.section(jdk, PairedRuns.how(settings, rounds));
      report.line(figures.table("Mflops", "%.0f"));
    }
  }
}
