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
        "Asks a task to stop, or a thread to stop what it works on now, and waits for what becomes"
            + " of it. The exit code says what did.")
final class StopCommand extends AwaitingCommand {
  private static final Pattern TASK = Pattern.compile("[0-9]+#[0-9]+");
  private static final Pattern THREAD_ID = Pattern.compile("[0-9]{1,18}");

  @Parameters(
      index = "1",
      paramLabel = "TASK|THREAD",
      description =
          "A task or a thread id as top shows it (57#1893, 57), or the name of a thread: a star"
              + " stands for any characters.")
  private String what;

  StopCommand(Screen screen) {
    super(screen);
  }

  @Override
  String ask(RemoteAgent agent, String reason) throws ShellException {
    if (TASK.matcher(what).matches()) {
      return String.valueOf(agent.call("stopTask", what, reason));
    }
    if (THREAD_ID.matcher(what).matches()) {
      return String.valueOf(agent.call("stopThread", Long.valueOf(what), reason));
    }
    return String.valueOf(agent.call("stopThreadsNamed", what, reason));
  }
}
