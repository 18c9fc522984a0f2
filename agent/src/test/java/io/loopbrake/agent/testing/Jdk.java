/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Java of this machine: the one of the build, those that LOOPBRAKE_JDK_8, LOOPBRAKE_JDK_11, ...
 * name, and those that lie where Linux distributions put them.
 */
public record Jdk(int version, Path home) {
  private static final List<Integer> MATRIX = List.of(8, 11, 17, 21, 25, 26);
  private static final Path DISTRIBUTION = Path.of("/usr/lib/jvm");

  /** The Java that runs the build. */
  public static Jdk ofBuild() {
    return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  /** One of each version of the matrix that this machine has; says on stdout which it lacks. */
  public static List<Jdk> available() {
    TreeMap<Integer, Jdk> found = new TreeMap<>();
    inDistribution().forEach(jdk -> found.put(jdk.version, jdk));
    for (int version : MATRIX) {
      Optional.ofNullable(System.getenv("LOOPBRAKE_JDK_" + version))
          .ifPresent(home -> found.put(version, new Jdk(version, Path.of(home))));
    }
    found.put(ofBuild().version, ofBuild());
    found.keySet().retainAll(MATRIX);
    List<Integer> skipped = new ArrayList<>(MATRIX);
    skipped.removeAll(found.keySet());
    System.out.println(
        "Java versions found: " + found.keySet() + ", not on this machine: " + skipped);
    return List.copyOf(found.values());
  }

  /**
   * The oldest and the newest: for behaviour that does not depend on the version other than by what
   * an old and a new JVM can do. With {@code -Djdks=two}, which is the default without the profile
   * {@code full}, that of the build takes the place of the newest, and {@code -Djdks=all} takes
   * those between, too.
   */
  public static List<Jdk> oldestAndNewest() {
    List<Jdk> all = available();
    if ("all".equals(System.getProperty("jdks"))) {
      return all;
    }
    Jdk last = isTwo() ? ofBuild() : all.get(all.size() - 1);
    return Stream.of(all.get(0), last).distinct().toList();
  }

  /**
   * That of the build besides {@link #oldestAndNewest()}: for behaviour that depends on the JIT
   * compiler, or on how the JDK's own classes are written.
   */
  public static List<Jdk> oldestBuildAndNewest() {
    return Stream.concat(oldestAndNewest().stream(), Stream.of(ofBuild()))
        .distinct()
        .sorted(Comparator.comparing(Jdk::version))
        .toList();
  }

  /**
   * All that are {@link #available()}: for behaviour that depends on the version. {@code
   * -Djdks=two} leaves only the oldest and that of the build.
   */
  public static List<Jdk> everyVersion() {
    return isTwo() ? oldestBuildAndNewest() : available();
  }

  /** The Java of this version, if this machine has it. */
  public static Optional<Jdk> of(int version) {
    return available().stream().filter(jdk -> jdk.version == version).findFirst();
  }

  public Path java() {
    return home.resolve("bin/java");
  }

  private static boolean isTwo() {
    return "two".equals(System.getProperty("jdks"));
  }

  private static List<Jdk> inDistribution() {
    List<Jdk> found = new ArrayList<>();
    if (Files.isDirectory(DISTRIBUTION)) {
      try (Stream<Path> homes = Files.list(DISTRIBUTION)) {
        homes.forEach(home -> versionOf(home).ifPresent(v -> found.add(new Jdk(v, home))));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return found;
  }

  private static Optional<Integer> versionOf(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(release)) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("JAVA_VERSION=\"(1\\.)?(\\d+).*", "$2"))
          .map(Integer::valueOf)
          .findFirst();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Java " + version;
  }
}
