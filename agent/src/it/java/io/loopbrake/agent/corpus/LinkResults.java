/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.io.File;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a fresh JVM, which verifies everything, said of each class of a jar when it linked it.
 *
 * @param byPath {@link #LINKED} or the error, by the class file's path in the jar
 */
record LinkResults(Map<String, String> byPath) {
  static final String LINKED = "linked";

  private static final long PATIENCE_SECONDS = 600;
  private static final String MISSING = NoClassDefFoundError.class.getName();
  private static final String LINKER = "io.loopbrake.programs.linking.LinkClasses";

  /** A JVM that verifies everything, also what comes from the JDK itself. */
  static ForkedJvm verifier(Jdk jdk) {
    return ForkedJvm.of(jdk)
        .withFlags("-XX:+UnlockDiagnosticVMOptions")
        .withFlags("-XX:+BytecodeVerificationLocal", "-XX:+BytecodeVerificationRemote")
        .within(PATIENCE_SECONDS);
  }

  /**
   * Links the classes of jars in one JVM, each on its own.
   *
   * @param beside jars that have what these lack
   */
  static Map<Path, LinkResults> of(Jdk jdk, List<Path> jars, List<Path> beside) {
    String others =
        beside.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    String[] arguments =
        Stream.concat(Stream.of(LINKER, others), jars.stream().map(Path::toString))
            .toArray(String[]::new);
    ForkedJvm.Result result = verifier(jdk).run(arguments);
    if (result.exitCode() != 0) {
      throw new AssertionError("the linker did not come to its end: " + result);
    }
    Map<Path, LinkResults> byJar = new HashMap<>();
    jars.forEach(jar -> byJar.put(jar, new LinkResults(new HashMap<>())));
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
      if (!Objects.equals(comparable(result), comparable(other))) {
        differences.put(path, result + " -> " + other);
      }
    }
    return differences;
  }

  /** Of several classes that are missing the JVM comes upon another one at another time. */
  private static String comparable(String result) {
    return result != null && result.startsWith(MISSING) ? MISSING : result;
  }
}
