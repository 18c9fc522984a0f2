/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Shows the help in picocli's layout. The help command of picocli itself has other messages for the
 * same mistakes.
 */
@Command(
    description =
        "Shows all commands and the options of the agent, or the arguments of one command.")
final class HelpCommand extends ShellCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "The name of a command.")
  private String command;

  @Spec private CommandSpec spec;

  HelpCommand(Screen screen) {
    super(screen);
  }

  @Override
  ExitCode run() {
    CommandLine all = spec.commandLine().getParent();
    CommandLine wanted = command == null ? all : all.getSubcommands().get(command);
    if (wanted == null) {
      throw new ParameterException(all, "unknown command '" + command + "'");
    }
    wanted.usage(screen().out());
    return ExitCode.DONE;
  }
}
