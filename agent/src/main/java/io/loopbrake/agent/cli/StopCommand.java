/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Requests a stop, and waits for its end. */
@Command(
    description =
        "Requests a stop of a task, or of the current task of a thread, and waits for the"
            + " outcome, which determines the exit code.")
final class StopCommand extends AwaitingCommand {
  @Parameters(
      index = "1",
      paramLabel = "TASK|THREAD",
      description =
          "The id of a task or thread as in top (57#1893, 57), or the name of a thread, in"
              + " which a star matches any characters.")
  private String what;

  StopCommand(Screen screen) {
    super(screen);
  }

  @Override
  List<Long> ask(RemoteAgent agent, String reason) throws ShellException {
    return agent.requestStop(what, reason);
  }
}
