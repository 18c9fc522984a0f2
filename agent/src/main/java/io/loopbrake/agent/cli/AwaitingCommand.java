/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.config.TimeSpan;
import java.util.List;
import picocli.CommandLine.Option;

/** A command that waits for the end of its requests. */
abstract class AwaitingCommand extends RemoteCommand {
  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "The reason, shown in the error, in requests and in the audit line.")
  private String reason = "asked for in a shell by " + System.getProperty("user.name");

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description =
          "The longest time to wait for the end of the task; 30s by default, and 0s for no"
              + " wait.")
  private TimeSpan wait;

  @Option(names = "--json", description = "Write the requests as JSON after the wait.")
  private boolean json;

  AwaitingCommand(Screen screen) {
    super(screen);
  }

  /** Makes the requests, and returns their ids. */
  abstract List<Long> ask(RemoteAgent agent, String why) throws ShellException;

  /** Whether the output is JSON, for a script. */
  final boolean isJson() {
    return json;
  }

  @Override
  ExitCode run(RemoteAgent agent) throws ShellException {
    List<Long> ids = ask(agent, reason);
    AwaitedRequests watch = new AwaitedRequests(agent, ids, screen(), !json);
    watch.await(wait == null ? AwaitedRequests.USUAL_MILLIS : wait.millis(), this::hasJvmEndedSoon);
    if (json) {
      screen().line(Json.ofRows(watch.requests()));
    }
    return watch.exitCode();
  }
}
