/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the requests and their states. */
@Command(description = "Shows the open stop requests and the last closed ones, newest first.")
final class RequestsCommand extends RemoteCommand {
  @Option(names = "--json", description = "Write JSON, for scripts.")
  private boolean json;

  RequestsCommand(Screen screen) {
    super(screen);
  }

  @Override
  ExitCode run(RemoteAgent agent) throws ShellException {
    List<Row> requests = agent.requests();
    if (json) {
      screen().line(Json.ofRows(requests));
    } else if (requests.isEmpty()) {
      screen().line("No stop was asked for in JVM " + jvm() + ".");
    } else {
      requests.forEach(request -> RequestText.show(request, screen()));
    }
    return ExitCode.DONE;
  }
}
