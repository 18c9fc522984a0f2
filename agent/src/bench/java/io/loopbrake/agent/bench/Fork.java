/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the programs of {@code programs} in JVMs of their own. */
final class Fork {
  private static final Path TEST_CLASSES = Path.of("target", "test-classes").toAbsolutePath();

  private Fork() {}

  /** A JVM that sees the programs and the libraries named, and none of the agent's classes. */
  static ForkedJvm of(Jdk jdk, String... libraries) {
    return ForkedJvm.of(jdk)
        .withClassPathOnly(MeasuredPrograms.classes(), TEST_CLASSES)
        .withClassPath(Arrays.stream(libraries).map(Fork::library).toArray(Path[]::new))
        .withFlags("-Xms1g", "-Xmx1g");
  }

  /** The jar whose file name begins so, from the class path of this JVM. */
  static Path library(String name) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().startsWith(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(name + " is not on the class path: use -Pbench"));
  }

  /** Runs a program to its end and reads the figures that it printed. */
  static Map<String, Double> figures(ForkedJvm jvm, Class<?> program, String... arguments) {
    return figures(jvm, program.getName(), arguments);
  }

  /** The same of a program that this JVM does not see. */
  static Map<String, Double> figures(ForkedJvm jvm, String program, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = program;
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    ForkedJvm.Result result = jvm.run(command);
    if (result.exitCode() != 0 || result.err().contains("loopbrake:")) {
      throw new IllegalStateException(program + ": " + result);
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    result
        .out()
        .lines()
        .map(line -> line.split("\t"))
        .filter(words -> words.length == 2)
        .forEach(words -> figures.put(words[0], Double.valueOf(words[1])));
    return figures;
  }
}
