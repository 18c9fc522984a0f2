/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.bench.programs.H2Queries;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;

/** A database at work, all of it instrumented: ordinary code with ordinary loops. */
final class H2Benchmark implements Benchmark {
  @Override
  public String name() {
    return "h2";
  }

  @Override
  public String purpose() {
    return "H2 statements a second, one thread; rounds=5 warmup=8 seconds=8"
        + " variants=none,auto,flag (,options: with all options) jdk=17,25 gc=G1";
  }

  @Override
  public String briefly() {
    return "rounds=3 warmup=6 seconds=4";
  }

  @Override
  public void run(Settings settings, Report report) {
    int rounds = settings.number("rounds", 5);
    for (Jdk jdk : settings.jdks()) {
      ForkedJvm jvm = Fork.of(jdk, "h2-").withFlags(settings.jvmFlags()).within(600);
      Rounds figures =
          new PairedRuns(H2Queries.class, Variant.of("org.h2.**", settings), true)
              .run(jvm, rounds, settings.text("warmup", "8"), settings.text("seconds", "8"));
      report.section(jdk, PairedRuns.how(settings, rounds));
      report.line(figures.table("statements/s", "%.0f"));
    }
  }
}
