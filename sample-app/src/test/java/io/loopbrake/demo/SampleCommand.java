/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts the sample application, for a process and for a person. */
public final class SampleCommand {

  private static final String INCLUDE = "include=com.acme.**:org.h2.**:java.util.regex.**";

  private final List<String> options;
  private final String sampleJar;

  private SampleCommand(List<String> options, String sampleJar) {
    this.options = options;
    this.sampleJar = sampleJar;
  }

  static SampleCommand withAgent(Path agentJar, String sampleJar) {
    return new SampleCommand(
        List.of("-Xmx128m", "-javaagent:" + agentJar + "=" + INCLUDE), sampleJar);
  }

  static SampleCommand withoutAgent(String sampleJar) {
    return new SampleCommand(List.of("-Xmx128m"), sampleJar);
  }

  /** For a JVM like the one that we run in. */
  List<String> forProcess(String... arguments) {
    return forProcessOf(Path.of(System.getProperty("java.home"), "bin", "java"), arguments);
  }

  /** For a JVM of another Java. */
  public List<String> forProcessOf(Path java, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(options);
    command.addAll(List.of("-jar", sampleJar));
    command.addAll(List.of(arguments));
    return command;
  }

  /** For a shell, in lines that can be copied; quoted, because of the stars and of blanks. */
  List<String> forShell() {
    List<String> lines = new ArrayList<>();
    lines.add("java \\");
    for (String option : options) {
      lines.add("  \"" + option + "\" \\");
    }
    lines.add("  -jar \"" + sampleJar + "\"");
    return lines;
  }
}
