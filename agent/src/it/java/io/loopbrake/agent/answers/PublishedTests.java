/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.answers;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The tests of a library, as they were published with it. They come without their files, so some
 * fail wherever they are run.
 *
 * @param jar how the name of the jar begins that holds the tests
 * @param collector the garbage collector of the JVM, as in its flags
 * @param atLeast how many pass at least
 * @param leftOut patterns of the classes that are not run
 */
record PublishedTests(String jar, String collector, int atLeast, List<String> leftOut) {
  private static final long PATIENCE_SECONDS = 900;
  private static final int FIRST_WITH_MODULES = 9;

  /** What the libraries' own builds open to their tests. */
  private static final List<String> OPENED =
      List.of("java.lang", "java.lang.reflect", "java.time", "java.util", "java.util.concurrent");

  /** Only the tests of these classes. */
  PublishedTests of(Set<String> classes) {
    String others =
        "(?!(" + classes.stream().map(Pattern::quote).collect(joining("|")) + ")(\\$.*)?$).*";
    return new PublishedTests(jar, collector, 0, List.of(others));
  }

  TestResults run(Jdk jdk, Path report, boolean withAgent) {
    ForkedJvm jvm =
        ForkedJvm.of(jdk)
            .within(PATIENCE_SECONDS)
            .withFlags("-XX:+Use" + collector + "GC")
            .withFlags("-Xmx1g", "-Duser.language=en", "-Duser.country=US", "-Dfile.encoding=UTF-8")
            .withFlags(opened(jdk))
            .withClassPathOnly(Targets.classes())
            .withClassPath(Libraries.suites().toArray(new Path[0]));
    List<String> command = new ArrayList<>(List.of("io.loopbrake.answers.Suite"));
    command.addAll(List.of(report.toString(), Boolean.toString(withAgent), tests().toString()));
    command.addAll(leftOut);
    long start = System.nanoTime();
    ForkedJvm.Result result =
        (withAgent ? jvm.withAgent("include=org.apache.commons.**") : jvm)
            .run(command.toArray(new String[0]));
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return new TestResults(
        Lines.of(new ForkedJvm.Result(0, contents(report), result.err())), seconds);
  }

  private static String contents(Path report) {
    try {
      return Files.readString(report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] opened(Jdk jdk) {
    return jdk.version() < FIRST_WITH_MODULES
        ? new String[0]
        : OPENED.stream()
            .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
            .toArray(String[]::new);
  }

  private Path tests() {
    return Libraries.suites().stream()
        .filter(file -> file.getFileName().toString().matches(jar + "-[0-9.]+-tests.jar"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return jar;
  }
}
