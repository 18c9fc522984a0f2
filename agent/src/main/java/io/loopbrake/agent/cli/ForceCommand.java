/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forces an open request past all rules, and waits for its end. */
@Command(
    description =
        "Throws the stop error of an open request even where the rules defer it: in"
            + " cleanup code, static initialisers and methods that nostop names. Classes and"
            + " data that this damages stay damaged. Waits in the same way as stop.")
final class ForceCommand extends AwaitingCommand {
  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The id of the request, as in requests.")
  private long id;

  ForceCommand(Screen screen) {
    super(screen);
  }

  @Override
  List<Long> ask(RemoteAgent agent, String reason) throws ShellException {
    agent.force(id, reason);
    return Collections.singletonList(id);
  }
}
