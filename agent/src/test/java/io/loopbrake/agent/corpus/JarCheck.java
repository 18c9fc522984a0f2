/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import io.loopbrake.agent.testing.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Instruments all classes of a jar, and links them before and after; runs none of them. */
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
    InstrumentedJar instrumented = InstrumentedJar.of(before, after::put);
    Path asItIs = directory.resolve("before.jar");
    Path changed = directory.resolve("after.jar");
    ClassFiles.write(before, asItIs);
    ClassFiles.write(after, changed);
    Map<Path, LinkResults> linked = LinkResults.of(jdk, asItIs, changed, beside);
    return JarReport.of(
        jarOrDirectory.getFileName().toString(),
        before,
        after,
        instrumented,
        linked.get(asItIs),
        linked.get(changed));
  }
}
