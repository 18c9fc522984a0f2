/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The garbage collectors of HotSpot, which decide whether counted loops poll for safepoints. */
enum Collector {
  G1("-XX:+UseG1GC"),
  ZGC("-XX:+UnlockExperimentalVMOptions", "-XX:+UseZGC"),
  SERIAL("-XX:+UseSerialGC"),
  PARALLEL("-XX:+UseParallelGC");

  private final String[] flags;

  Collector(String... flags) {
    this.flags = flags;
  }

  /** In any case of the letters, as other benchmarks take what stands in the JVM's flag. */
  static List<Collector> parse(String names) {
    return Arrays.stream(names.toUpperCase(Locale.ROOT).split(","))
        .map(Collector::valueOf)
        .toList();
  }

  ForkedJvm in(ForkedJvm jvm) {
    return jvm.withFlags(flags);
  }

  boolean existsIn(Jdk jdk) {
    return in(ForkedJvm.of(jdk)).withFlags("-version").run("none").exitCode() == 0;
  }
}
