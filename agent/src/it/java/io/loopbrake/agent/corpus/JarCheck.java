/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.testing.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Instruments all classes of a jar, and links them before and after, with polls and without; runs
 * none of them.
 */
final class JarCheck {
  private final Jdk jdk;
  private final Path directory;

  /**
   * Creates a check.
   *
   * @param jdk the Java that links
   * @param directory where the jars to link are written, one check over the other
   */
  JarCheck(Jdk jdk, Path directory) {
    this.jdk = jdk;
    this.directory = directory;
  }

  /**
   * Checks the classes of a jar, or of the class files below a directory.
   *
   * @param beside jars with what those need
   */
  JarReport check(Path jarOrDirectory, List<Path> beside) {
    Map<String, byte[]> before = ClassFiles.read(jarOrDirectory);
    Map<String, byte[]> after = new TreeMap<>(before);
    InstrumentedJar instrumented =
        InstrumentedJar.of(before, CheckpointChoice.gatesWhereTheySuit(), after::put);
    Map<String, byte[]> polled = new TreeMap<>(before);
    InstrumentedJar withPolls =
        InstrumentedJar.of(before, CheckpointChoice.gatesAndPolls(), polled::put);
    Path asItIs = directory.resolve("before.jar");
    Path changed = directory.resolve("after.jar");
    Path polling = directory.resolve("polled.jar");
    ClassFiles.write(before, asItIs);
    ClassFiles.write(after, changed);
    ClassFiles.write(polled, polling);
    Map<Path, LinkResults> linked = LinkResults.of(jdk, List.of(asItIs, changed, polling), beside);
    return JarReport.of(
        jarOrDirectory.getFileName().toString(),
        before,
        after,
        instrumented,
        linked.get(asItIs),
        linked.get(changed),
        PolledJar.of(withPolls, linked.get(polling), polled, after));
  }
}
