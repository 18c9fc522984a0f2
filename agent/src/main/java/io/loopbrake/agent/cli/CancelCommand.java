/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cancels a request. */
@Command(description = "Cancels an open stop request. No stop error is thrown for it any more.")
final class CancelCommand extends RemoteCommand {
  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The id of the request, as in requests.")
  private long id;

  CancelCommand(Screen screen) {
    super(screen);
  }

  @Override
  ExitCode run(RemoteAgent agent) throws ShellException {
    screen().paragraph(agent.cancel(id), 0);
    return ExitCode.DONE;
  }
}
