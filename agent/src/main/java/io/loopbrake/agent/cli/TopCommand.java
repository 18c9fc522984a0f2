/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.config.TimeSpan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the busy threads. */
@Command(
    description =
        "Shows the tasks that are busy in loops with brakes, hottest first, and the"
            + " threads that are busy elsewhere. On a terminal the table is updated until you"
            + " press q. A pipe or a file gets one table.")
final class TopCommand extends RemoteCommand {
  private static final long USUAL_MILLIS = 1000;

  @Option(names = "--once", description = "Show one table and exit.")
  private boolean once;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "The time to watch for each table, from 50ms to 1m; 1s by default.")
  private TimeSpan interval;

  @Option(names = "--json", description = "Write one table as JSON, for scripts.")
  private boolean json;

  TopCommand(Screen screen) {
    super(screen);
  }

  @Override
  ExitCode run(RemoteAgent agent) throws ShellException {
    long millis = interval == null ? USUAL_MILLIS : interval.millis();
    if (!once && !json && screen().isTerminal()) {
      new LiveTop(agent, jvm(), !isUrl(), screen(), millis).run();
      return ExitCode.DONE;
    }
    if (json) {
      screen().line(Json.ofRows(agent.findBusy(millis).all()));
      return ExitCode.DONE;
    }
    RemoteAgent.Busy busy = agent.findBusy(millis);
    if (busy.loops().isEmpty()) {
      screen().paragraph(LoopTable.NOTHING, 0);
    } else {
      screen().table(LoopTable.lines(busy.loops(), screen().columns()));
    }
    for (String thread : LoopTable.uncovered(busy.uncovered(), jvm(), !isUrl())) {
      screen().paragraph(thread, 0);
    }
    return ExitCode.DONE;
  }
}
