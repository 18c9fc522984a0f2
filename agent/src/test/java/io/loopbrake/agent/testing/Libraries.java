/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars that the build copies from Maven Central. They are not on the tests' own class path. */
public final class Libraries {
  private static final Path DIRECTORY = Path.of("target/corpus");

  private Libraries() {}

  /** All of them, sorted by name. */
  public static List<Path> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them, as a class path is written. */
  static String asClassPath() {
    return all().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The jar of this artifact, whatever its version. */
  public static Path of(String artifactId) {
    return all().stream()
        .filter(jar -> jar.getFileName().toString().matches(artifactId + "-[0-9].*"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(artifactId + " is not in " + DIRECTORY));
  }
}
