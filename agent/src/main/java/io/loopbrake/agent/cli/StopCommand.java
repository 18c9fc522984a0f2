/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks for a stop and waits for what becomes of it. */
@Command(
    name = "stop",
    description =
        "Requests a stop of a task, or of the current task of a thread, and waits for the"
            + " outcome, which determines the exit code.")
final class StopCommand extends AwaitingCommand {
  private static final Pattern TASK = Pattern.compile("[0-9]+#[0-9]+");
  private static final Pattern THREAD_ID = Pattern.compile("[0-9]{1,18}");

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
  String ask(RemoteAgent agent, String reason) throws ShellException {
    if (TASK.matcher(what).matches()) {
      return agent.ask(loopbrake -> loopbrake.stopTask(what, reason));
    }
    if (THREAD_ID.matcher(what).matches()) {
      long id = Long.parseLong(what);
      return agent.ask(loopbrake -> loopbrake.stopThread(id, reason));
    }
    return agent.ask(loopbrake -> loopbrake.stopThreadsNamed(what, reason));
  }
}
