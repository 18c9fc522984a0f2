/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.matrix;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.Optional;

/** A way to run a JVM: with a garbage collector, or without a JIT compiler. */
enum Way {
  G1("G1", "-XX:+UseG1GC"),
  SERIAL("Serial", "-XX:+UseSerialGC"),
  PARALLEL("Parallel", "-XX:+UseParallelGC"),
  ZGC("ZGC", "-XX:+UseZGC"),
  SHENANDOAH("Shenandoah", "-XX:+UseShenandoahGC"),
  INTERPRETER("`-Xint`", "-Xint"),
  ZERO("Zero", "-zero");

  private static final int FIRST_WITH_STRIP_MINING = 10;
  private static final int FIRST_WITHOUT_EXPERIMENTAL_COLLECTORS = 15;

  private final String title;
  private final String flag;

  Way(String title, String flag) {
    this.title = title;
    this.flag = flag;
  }

  /** The title of its column. */
  String title() {
    return title;
  }

  /** Whether every HotSpot can be run so, of whatever version and vendor. */
  boolean isEverywhere() {
    return switch (this) {
      case G1, SERIAL, PARALLEL, INTERPRETER -> true;
      case ZGC, SHENANDOAH, ZERO -> false;
    };
  }

  /** Whether some loops get gates there: wherever the JVM compiles them. */
  boolean hasGates() {
    return this != INTERPRETER && this != ZERO;
  }

  /** Whether counted loops poll for safepoints there without the agent. */
  private boolean polls(Jdk jdk) {
    return switch (this) {
      case G1 -> jdk.version() >= FIRST_WITH_STRIP_MINING;
      case ZGC, SHENANDOAH -> true;
      case SERIAL, PARALLEL, INTERPRETER, ZERO -> false;
    };
  }

  /** What the agent has to say of its checkpoints there. */
  String checkpoints(Jdk jdk) {
    if (!hasGates()) {
      return "flag checkpoints (nothing is compiled here, and a gate would save nothing)";
    }
    return polls(jdk)
        ? "gates in tight and counted loops, flag checkpoints elsewhere"
        : "gates in tight and counted loops, polls for safepoints in counted ones, flag"
            + " checkpoints elsewhere";
  }

  ForkedJvm jvm(Jdk jdk) {
    boolean isExperimental =
        (this == ZGC || this == SHENANDOAH)
            && jdk.version() < FIRST_WITHOUT_EXPERIMENTAL_COLLECTORS;
    ForkedJvm jvm = ForkedJvm.of(jdk);
    return (isExperimental ? jvm.withFlags("-XX:+UnlockExperimentalVMOptions") : jvm)
        .withFlags(flag);
  }

  /** What this JVM says when it cannot be run so; nothing when it can. */
  Optional<String> refusal(Jdk jdk) {
    ForkedJvm.Result version = jvm(jdk).withFlags("-version").run("none");
    return version.exitCode() == 0
        ? Optional.empty()
        : Optional.of((version.out() + version.err()).strip().replaceAll("\\s+", " "));
  }
}
