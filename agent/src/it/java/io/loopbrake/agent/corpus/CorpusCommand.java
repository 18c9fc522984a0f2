/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import io.loopbrake.agent.testing.Jdk;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command that checks any jars: the directory in which relative paths begin, and the jars in
 * the form of a class path. A directory stands for all jars and class files below it.
 */
public final class CorpusCommand {
  private static final int NOTHING_TO_CHECK = 2;

  private final PrintStream out;

  CorpusCommand(PrintStream out) {
    this.out = out;
  }

  /** Ends the JVM with 0 if all went well. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    List<Path> named =
        Arrays.stream(arguments)
            .skip(1)
            .flatMap(paths -> Arrays.stream(paths.split(File.pathSeparator)))
            .filter(path -> !path.isBlank())
            .map(directory::resolve)
            .toList();
    System.exit(new CorpusCommand(System.out).check(named));
  }

  /** Returns the exit code. */
  int check(List<Path> jarsAndDirectories) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path path : jarsAndDirectories) {
      sources.addAll(sources(path));
    }
    if (sources.isEmpty()) {
      out.println("nothing to check: -Djars=/path/a.jar" + File.pathSeparator + "/path/b");
      return NOTHING_TO_CHECK;
    }
    List<JarReport> reports = reports(sources);
    out.println(CorpusTable.of(reports));
    boolean good = true;
    for (JarReport report : reports) {
      good &= report.isGood();
      complain(report);
    }
    return good ? 0 : 1;
  }

  private static List<JarReport> reports(List<Path> sources) throws IOException {
    List<Path> jars = sources.stream().filter(Files::isRegularFile).toList();
    Path directory = Files.createTempDirectory("corpus");
    JarCheck check = new JarCheck(Jdk.ofBuild(), directory);
    try {
      return sources.stream().map(source -> check.check(source, jars)).toList();
    } finally {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }

  /** A jar; or the jars below a directory, and itself if there are class files, too. */
  private static List<Path> sources(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(path)) {
      files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(sources::add);
    }
    if (!ClassFiles.read(path).isEmpty()) {
      sources.add(path);
    }
    return sources;
  }

  private void complain(JarReport report) {
    report
        .instrumented()
        .failures()
        .forEach((path, failure) -> out.println(report + ": failed at " + path + ": " + failure));
    report
        .broken()
        .forEach((path, results) -> out.println(report + ": broken " + path + ": " + results));
    report
        .brokenByPolls()
        .forEach(
            (path, results) -> out.println(report + ": broken by polls " + path + ": " + results));
    if (!report.isConfirmed()) {
      out.println(report + ": the checkpoints counted in the bytes are not those reported");
    }
    if (!report.polled().isAs(report.instrumented())) {
      out.println(report + ": with polls, other loops have checkpoints than without");
    }
  }
}
