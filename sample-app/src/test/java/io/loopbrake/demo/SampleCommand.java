/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts the sample application, for a process and for a person. */
final class SampleCommand {

  private static final String INCLUDE = "include=com.acme.**:org.h2.**:java.util.regex.**";
  private static final String MAIN = "com.acme.orders.Main";

  private final List<String> options;
  private final String classpath;

  private SampleCommand(List<String> options, String classpath) {
    this.options = options;
    this.classpath = classpath;
  }

  static SampleCommand withAgent(Path jar, String classpath) {
    return new SampleCommand(List.of("-Xmx128m", "-javaagent:" + jar + "=" + INCLUDE), classpath);
  }

  static SampleCommand withoutAgent(String classpath) {
    return new SampleCommand(List.of("-Xmx128m"), classpath);
  }

  /** For a JVM like the one that we run in. */
  List<String> forProcess(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classpath, MAIN));
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
    lines.add("  -cp \"" + classpath + "\" \\");
    lines.add("  " + MAIN);
    return lines;
  }
}
