/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.jmx.Columns;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives brakes to more classes. */
@Command(
    description =
        "Gives brakes to the loops of matching classes that are loaded or will be loaded."
            + " A loop that is already running keeps its old code until its method returns, but"
            + " can often be stopped in a method that it calls.")
final class IncludeCommand extends RemoteCommand {
  private static final double LONG_SECONDS = 1;

  @Parameters(
      index = "1",
      paramLabel = "PATTERN",
      description = "A class pattern, such as com.acme.Report, 'com.acme.*' or 'com.acme.**'.")
  private String pattern;

  @Option(
      names = "--dry-run",
      description =
          "Show the number of loaded classes to reload and the estimated time. Change"
              + " nothing.")
  private boolean dryRun;

  @Option(
      names = "--yes",
      description =
          "Do not ask before a reload of a second or more, as include does on a terminal.")
  private boolean yes;

  IncludeCommand(Screen screen) {
    super(screen);
  }

  @Override
  ExitCode run(RemoteAgent agent) throws ShellException {
    Row preview = agent.previewClasses(pattern);
    boolean isLong = preview.number(Columns.SECONDS_OF_ADDING) >= LONG_SECONDS;
    if (dryRun || isLong) {
      screen().paragraph(forecast(preview), 0);
    }
    if (dryRun || isLong && !yes && Terminal.isInteractive() && !isAgreedTo()) {
      return ExitCode.DONE;
    }
    screen().paragraph(agent.addClasses(pattern, preview.number(Columns.SECONDS_OF_ADDING)), 0);
    return ExitCode.DONE;
  }

  private static String forecast(Row preview) {
    return String.format(
        Locale.ROOT,
        "%.0f of %.0f loaded classes have to be reloaded, which takes some %.1f s; Java 8 stands"
            + " still for most of that time, for up to half a second at a time",
        preview.number(Columns.RELOADED_BY_ADDING),
        preview.number(Columns.CLASSES_LOADED),
        preview.number(Columns.SECONDS_OF_ADDING));
  }

  private static boolean isAgreedTo() {
    String answer = System.console().readLine("reload them now? [y/N] ");
    return answer != null && answer.trim().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
