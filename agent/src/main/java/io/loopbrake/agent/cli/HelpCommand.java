/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.config.OptionsHelp;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What there is to type. */
@Command(
    name = "help",
    description =
        "Shows all commands and the options of the agent, or the arguments of one" + " command.")
final class HelpCommand extends ShellCommand {
  private final String version;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "The name of a command.")
  private String command;

  @Spec private CommandSpec spec;

  HelpCommand(Screen screen, String version) {
    super(screen);
    this.version = version;
  }

  @Override
  ExitCode run() {
    CommandLine all = spec.commandLine().getParent();
    if (command == null) {
      showAll(all, screen(), version);
      return ExitCode.DONE;
    }
    CommandLine wanted = all.getSubcommands().get(command);
    if (wanted == null) {
      throw new ParameterException(all, "unknown command '" + command + "'");
    }
    wanted.usage(screen().out());
    return ExitCode.DONE;
  }

  private static void showAll(CommandLine all, Screen screen, String version) {
    screen.line("Loopbrake " + version + ": finds loops that run away, and stops them.");
    screen.line("");
    for (Map.Entry<String, CommandLine> each : all.getSubcommands().entrySet()) {
      String synopsis = each.getValue().getHelp().synopsis(0).replaceAll("\\s+", " ");
      synopsis = synopsis.replace(Shell.NAME + " ", "");
      screen.lines(Paragraph.lines(synopsis, 2, Terminal.USUAL_COLUMNS));
      String[] description = each.getValue().getCommandSpec().usageMessage().description();
      screen.lines(Paragraph.lines(String.join(" ", description), 6, Terminal.USUAL_COLUMNS));
    }
    screen.line("");
    screen.out().print(OptionsHelp.text(version));
  }

  /** No command at all, which is help as well. */
  @Command(name = Shell.NAME)
  static final class All extends ShellCommand {
    private final String version;

    @Parameters(index = "0", arity = "0..1", hidden = true)
    private String command;

    @Spec private CommandSpec spec;

    All(Screen screen, String version) {
      super(screen);
      this.version = version;
    }

    @Override
    ExitCode run() {
      if (command != null) {
        throw new ParameterException(spec.commandLine(), "unknown command '" + command + "'");
      }
      showAll(spec.commandLine(), screen(), version);
      return ExitCode.DONE;
    }
  }
}
