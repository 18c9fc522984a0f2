/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import io.loopbrake.agent.testing.Jdk;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Instruments all classes of a jar, and links them before and after; runs none of them. */
final class JarCheck {
  private static final int MAJOR_VERSION_OFFSET = 6;

  private final Jdk jdk;
  private final Path directory;

  /**
   * Creates a check.
   *
   * @param jdk the Java that links
   * @param directory where the instrumented jars are written
   */
  JarCheck(Jdk jdk, Path directory) {
    this.jdk = jdk;
    this.directory = directory;
  }

  JarReport check(Path jar) {
    Map<String, byte[]> before = ClassFiles.read(jar);
    InstrumentedJar after = InstrumentedJar.of(before);
    Path instrumented = directory.resolve(jar.getFileName());
    ClassFiles.write(after.classFiles(), instrumented);
    Map<Path, LinkResults> linked = LinkResults.of(jdk, jar, instrumented);
    return new JarReport(
        jar.getFileName().toString(),
        before.size(),
        versions(before),
        BackEdgeCount.of(before.values()),
        BackEdgeCount.of(after.classFiles().values()),
        after,
        linked.get(jar),
        linked.get(instrumented));
  }

  /** How many classes there are of each version of the class file format. */
  private static Map<Integer, Integer> versions(Map<String, byte[]> classFiles) {
    Map<Integer, Integer> versions = new TreeMap<>();
    for (byte[] classFile : classFiles.values()) {
      int version =
          (classFile[MAJOR_VERSION_OFFSET] & 0xff) << 8
              | classFile[MAJOR_VERSION_OFFSET + 1] & 0xff;
      versions.merge(version, 1, Integer::sum);
    }
    return versions;
  }
}
