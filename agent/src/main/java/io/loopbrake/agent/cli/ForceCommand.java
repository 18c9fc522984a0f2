/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Orders an open request past all rules and waits for what becomes of it. */
@Command(
    name = "force",
    description =
        "Throws the stop error of an open request whatever the thread is doing: in cleanup code,"
            + " static initialisers, methods that nostop names. What it breaks there stays broken."
            + " Waits as stop does.")
final class ForceCommand extends AwaitingCommand {
  @Parameters(index = "1", paramLabel = "ID", description = "The id that requests shows.")
  private long id;

  ForceCommand(Screen screen) {
    super(screen);
  }

  @Override
  String ask(RemoteAgent agent, String reason) throws ShellException {
    return String.valueOf(agent.call("force", id, reason));
  }
}
