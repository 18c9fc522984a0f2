/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the JVMs. */
@Command(
    description =
        "Lists the JVMs of this user on this machine, with the version of the agent. The"
            + " version is - in a JVM without the agent, and ? if the JVM does not answer or may"
            + " not reach safepoints.")
final class ListCommand extends ShellCommand {
  private static final int LEAST_COMMAND = 20;

  @Option(names = "--json", description = "Write JSON, for scripts.")
  private boolean json;

  ListCommand(Screen screen) {
    super(screen);
  }

  @Override
  ExitCode run() throws ShellException {
    List<LocalJvms.Found> all = LocalJvms.find();
    if (json) {
      screen().line(Json.of(all.stream().map(f -> f.values()).collect(Collectors.toList())));
    } else if (all.isEmpty()) {
      screen().line("This user runs no other JVM on this machine.");
    } else {
      TextTable<LocalJvms.Found> table =
          new TextTable<LocalJvms.Found>()
              .column("PID", TextTable.Fit.RIGHT, found -> found.pid())
              .column("AGENT", TextTable.Fit.WHOLE, found -> found.agent())
              .column("COMMAND", TextTable.Fit.CUT, LEAST_COMMAND, found -> found.command());
      screen().table(table.lines(all, screen().columns()));
    }
    return ExitCode.DONE;
  }
}
