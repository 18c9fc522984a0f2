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
import java.util.Collections;
import java.util.List;
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

  private static final List<String> NAMES =
      Collections.unmodifiableList(
          Arrays.asList(
              "list",
              "top",
              "stop",
              "rescue",
              "requests",
              "cancel",
              "force",
              "status",
              "include",
              "attach",
              "help"));

  private final Screen screen;
  private final PrintStream err;
  private final String version;
  private final File jar;

  Shell(Screen screen, PrintStream err, String version, File jar) {
    this.screen = screen;
    this.err = err;
    this.version = version;
    this.jar = jar;
  }

  /**
   * Runs a command, and blocks until it is done. Throws nothing: failures are written to {@code
   * err}.
   *
   * @param jar the jar of the agent, for {@code attach} and {@code rescue}
   * @return the exit code
   */
  public static int run(
      String[] arguments, PrintStream out, PrintStream err, String version, File jar) {
    return new Shell(Screen.of(out), err, version, jar).execute(arguments);
  }

  /** Runs a command. All ways to call for help have the same result. */
  int execute(String... arguments) {
    boolean isHelp =
        arguments.length == 0 || arguments.length == 1 && arguments[0].matches("-{1,2}help|-h");
    if (isHelp) {
      return commands(NAMES).execute("help");
    }
    // Each command that picocli reads costs some 10 ms, which an operator in a hurry waits for.
    boolean needsNoOther = NAMES.contains(arguments[0]) && !arguments[0].equals("help");
    List<String> names = needsNoOther ? Collections.singletonList(arguments[0]) : NAMES;
    return commands(names).execute(arguments);
  }

  /** All commands, with the handlers of their failures. */
  CommandLine commands() {
    return commands(NAMES);
  }

  private CommandLine commands(List<String> names) {
    CommandLine commands = new CommandLine(overview(version));
    names.forEach(name -> commands.addSubcommand(name, command(name)));
    commands.registerConverter(TimeSpan.class, Shell::time);
    commands.setUsageHelpAutoWidth(true);
    commands.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    commands.setOut(new PrintWriter(screen.out(), true));
    commands.setParameterExceptionHandler((e, given) -> misunderstood(e, screen, err));
    commands.setExecutionExceptionHandler((e, command, result) -> failed(e, screen, err));
    return commands;
  }

  private ShellCommand command(String name) {
    switch (name) {
      case "list":
        return new ListCommand(screen);
      case "top":
        return new TopCommand(screen);
      case "stop":
        return new StopCommand(screen);
      case "rescue":
        return new RescueCommand(screen, err, jar);
      case "requests":
        return new RequestsCommand(screen);
      case "cancel":
        return new CancelCommand(screen);
      case "force":
        return new ForceCommand(screen);
      case "status":
        return new StatusCommand(screen);
      case "include":
        return new IncludeCommand(screen);
      case "attach":
        return new AttachCommand(screen, jar);
      case "help":
        return new HelpCommand(screen);
      default:
        throw new IllegalStateException("no command " + name);
    }
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
