/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What runs in the JVMs that are measured, compiled for Java 8, for some of them are that old. */
final class MeasuredPrograms {
  private static final Path BENCHMARKS = Path.of("src/bench/java/io/loopbrake/agent/bench");

  private MeasuredPrograms() {}

  /** The programs and kernels of the benchmarks, compiled anew. Returns their directory. */
  static Path classes() {
    return compiled(
        "programs",
        List.of(
            BENCHMARKS.resolve("kernels"),
            BENCHMARKS.resolve("programs"),
            BENCHMARKS.resolve("tasks")),
        System.getProperty("java.class.path"));
  }

  /** A loop with a concatenation of strings as javac makes it for Java 9 and later. */
  static Path concatenation() {
    return compiled("concatenation", List.of(BENCHMARKS.resolve("concatenation")), "", "9");
  }

  /**
   * Compiles sources for Java 8. Returns the directory of the classes.
   *
   * @param name of the directory
   */
  static Path compiled(String name, List<Path> sources, String classPath) {
    return compiled(name, sources, classPath, "8");
  }

  private static Path compiled(String name, List<Path> sources, String classPath, String release) {
    Path classes = Report.DIRECTORY.resolve(name).toAbsolutePath();
    List<String> arguments =
        new ArrayList<>(List.of("--release", release, "-nowarn", "-proc:none", "-Xlint:-options"));
    arguments.addAll(List.of("-cp", classPath, "-d", classes.toString()));
    try {
      Files.createDirectories(classes);
      for (Path directory : sources) {
        try (Stream<Path> files = Files.walk(directory)) {
          files.map(Path::toString).filter(f -> f.endsWith(".java")).forEach(arguments::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    if (result != 0) {
      throw new IllegalStateException(sources + " do not compile for Java " + release);
    }
    return classes;
  }
}
