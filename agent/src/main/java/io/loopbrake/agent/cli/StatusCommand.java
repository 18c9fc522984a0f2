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
  private static final int NAMES = 21;

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
      Set<String> names = new LinkedHashSet<>(FIRST);
      names.addAll(status.values().keySet());
      names.forEach(name -> show(name, status.text(name)));
    }
    return ExitCode.DONE;
  }

  private void show(String name, String value) {
    List<String> lines = new ArrayList<>(screen().set(value, NAMES));
    lines.set(0, WideText.padded(name, NAMES) + lines.get(0).trim());
    screen().line(lines.get(0).replaceAll(" +$", ""));
    screen().lines(lines.subList(1, lines.size()));
  }
}
