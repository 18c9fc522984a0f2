/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.jmx.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the coverage of the agent. */
@Command(description = "Shows the coverage of the agent in the JVM, and its gaps.")
final class StatusCommand extends RemoteCommand {
  private static final List<String> FIRST =
      Arrays.asList(Columns.VERSION, Columns.MODE, Columns.PATTERNS);

  @Option(names = "--json", description = "Write JSON, for scripts.")
  private boolean json;

  StatusCommand(Screen screen) {
    super(screen);
  }

  @Override
  ExitCode run(RemoteAgent agent) throws ShellException {
    Row status = agent.status();
    if (json) {
      screen().line(Json.of(status.values()));
    } else {
      screen().lines(lines(status, screen()));
    }
    return ExitCode.DONE;
  }

  /** A line for each column, or more than one if its value does not fit. */
  static List<String> lines(Row status, Screen screen) {
    Set<String> names = new LinkedHashSet<>(FIRST);
    names.addAll(status.values().keySet());
    int width = 1 + names.stream().mapToInt(String::length).max().orElse(0);
    List<String> all = new ArrayList<>();
    for (String name : names) {
      List<String> lines = screen.set(status.text(name), width);
      all.add((WideText.padded(name, width) + lines.get(0).trim()).replaceAll(" +$", ""));
      all.addAll(lines.subList(1, lines.size()));
    }
    return all;
  }
}
