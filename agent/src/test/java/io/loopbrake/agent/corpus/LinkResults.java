/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a fresh JVM, which verifies everything, said of each class of a jar when it linked it.
 *
 * @param byPath {@link #LINKED} or the error, by the class file's path in the jar
 */
record LinkResults(Map<String, String> byPath) {
  static final String LINKED = "linked";

  private static final String LINKER = "io.loopbrake.programs.linking.LinkClasses";

  /** Links the classes of a jar, and those of another one in the same JVM. */
  static Map<Path, LinkResults> of(Jdk jdk, Path one, Path other) {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withFlags("-XX:+UnlockDiagnosticVMOptions")
            .withFlags("-XX:+BytecodeVerificationLocal", "-XX:+BytecodeVerificationRemote")
            .run(LINKER, one.toString(), other.toString());
    if (result.exitCode() != 0) {
      throw new AssertionError("the linker did not come to its end: " + result);
    }
    Map<Path, LinkResults> byJar =
        Map.of(one, new LinkResults(new HashMap<>()), other, new LinkResults(new HashMap<>()));
    result
        .out()
        .lines()
        .map(line -> line.split("\t"))
        .forEach(line -> byJar.get(Path.of(line[0])).byPath.put(line[1], line[2]));
    return byJar;
  }

  /** How many classes have this result. */
  int count(String result) {
    return Collections.frequency(byPath.values(), result);
  }

  /** The classes with another result there than here, or with one in one place only. */
  Map<String, String> differences(LinkResults there) {
    Map<String, String> differences = new TreeMap<>();
    Set<String> paths = new TreeSet<>(byPath.keySet());
    paths.addAll(there.byPath.keySet());
    for (String path : paths) {
      String result = byPath.get(path);
      String other = there.byPath.get(path);
      if (!Objects.equals(result, other)) {
        differences.put(path, result + " -> " + other);
      }
    }
    return differences;
  }
}
