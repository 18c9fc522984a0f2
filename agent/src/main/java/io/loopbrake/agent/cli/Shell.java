/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_HEADER;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.OptionsHelp;
import io.loopbrake.agent.config.TimeSpan;
import io.loopbrake.agent.message.ShellMessage;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands of {@code java -jar loopbrake-agent.jar}. */
public final class Shell {
  /** The text before the name of a command. */
  static final String NAME = "java -jar loopbrake-agent.jar";

  private Shell() {}

  /**
   * Runs a command, and blocks until it is done. Throws nothing: failures are written to {@code
   * err}.
   *
   * @param jar the jar of the agent, for {@code attach} and {@code rescue}
   * @return the exit code
   */
  public static int run(
      String[] arguments, PrintStream out, PrintStream err, String version, File jar) {
    return execute(commands(Screen.of(out), err, version, jar), arguments);
  }

  /** Runs a command. All ways to call for help have the same result. */
  static int execute(CommandLine commands, String... arguments) {
    boolean isHelp =
        arguments.length == 0 || arguments.length == 1 && arguments[0].matches("-{1,2}help|-h");
    return isHelp ? commands.execute("help") : commands.execute(arguments);
  }

  /** All commands, with the handlers of their failures. */
  static CommandLine commands(Screen screen, PrintStream err, String version, File jar) {
    CommandLine commands = new CommandLine(overview(version));
    commands.addSubcommand(new ListCommand(screen));
    commands.addSubcommand(new TopCommand(screen));
    commands.addSubcommand(new StopCommand(screen));
    commands.addSubcommand(new RescueCommand(screen, jar));
    commands.addSubcommand(new RequestsCommand(screen));
    commands.addSubcommand(new CancelCommand(screen));
    commands.addSubcommand(new ForceCommand(screen));
    commands.addSubcommand(new StatusCommand(screen));
    commands.addSubcommand(new IncludeCommand(screen));
    commands.addSubcommand(new AttachCommand(screen, jar));
    commands.addSubcommand(new HelpCommand(screen));
    commands.registerConverter(TimeSpan.class, Shell::time);
    commands.setUsageHelpAutoWidth(true);
    commands.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    commands.setOut(new PrintWriter(screen.out(), true));
    commands.setParameterExceptionHandler((e, given) -> misunderstood(e, screen, err));
    commands.setExecutionExceptionHandler((e, command, result) -> failed(e, screen, err));
    return commands;
  }

  /** The help for all commands. */
  private static CommandSpec overview(String version) {
    CommandSpec all = CommandSpec.create().name(NAME);
    all.usageMessage()
        .header("Loopbrake " + version + ": finds loops that run away, and stops them.%n")
        .sectionKeys(
            Arrays.asList(SECTION_KEY_HEADER, SECTION_KEY_COMMAND_LIST, SECTION_KEY_FOOTER))
        .sectionMap()
        .put(SECTION_KEY_FOOTER, help -> "\n" + OptionsHelp.text(version));
    return all;
  }

  private static TimeSpan time(String text) {
    try {
      return TimeSpan.parse(text);
    } catch (BadOptionException e) {
      throw new TypeConversionException(e.inOneLine());
    }
  }

  private static int misunderstood(ParameterException e, Screen screen, PrintStream err) {
    CommandLine command = e.getCommandLine();
    boolean isAll = command.getParent() == null;
    String message =
        isAll && e instanceof UnmatchedArgumentException
            ? ShellMessage.UNKNOWN_COMMAND
                .with(((UnmatchedArgumentException) e).getUnmatched().get(0))
                .text()
            : e.getMessage();
    err.println(screen.failure("loopbrake: " + message));
    err.println("  Type: " + NAME + " help" + (isAll ? "" : " " + command.getCommandName()));
    return ExitCode.USAGE.number();
  }

  private static int failed(Exception e, Screen screen, PrintStream err) {
    err.println(screen.failure("loopbrake: " + ShellException.messageOf(e)));
    return (e instanceof ShellException ? ((ShellException) e).code() : ExitCode.ERROR).number();
  }
}
