/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** More classes with brakes. */
@Command(
    name = "include",
    description =
        "Puts brakes into more classes. A loop that is running already keeps its old code until its"
            + " method is left.")
final class IncludeCommand extends RemoteCommand {
  @Parameters(
      index = "1",
      paramLabel = "PATTERN",
      description = "The classes: com.acme.Report, 'com.acme.*', 'com.acme.**'.")
  private String pattern;

  IncludeCommand(Screen screen) {
    super(screen);
  }

  @Override
  ExitCode run(RemoteAgent agent) throws ShellException {
    String answer = String.valueOf(agent.call("addClasses", pattern));
    screen().paragraph(answer, 0);
    return ExitCode.DONE;
  }
}
