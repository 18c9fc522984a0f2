/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.config.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for a stop and waits for what becomes of it. */
@Command(
    name = "stop",
    description =
        "Asks a task to stop, or a thread to stop what it works on now, and waits for what becomes"
            + " of it. The exit code says what did.")
final class StopCommand extends RemoteCommand {
  private static final Pattern TASK = Pattern.compile("[0-9]+#[0-9]+");
  private static final Pattern THREAD_ID = Pattern.compile("[0-9]{1,18}");
  private static final Pattern REQUEST = Pattern.compile("(?m)^request ([0-9]+) ");

  @Parameters(
      index = "1",
      paramLabel = "TASK|THREAD",
      description =
          "A task or a thread id as top shows it (57#1893, 57), or the name of a thread: a star"
              + " stands for any characters.")
  private String what;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why. It is shown in the error, in requests and in the audit line.")
  private String reason = "asked for in a shell by " + System.getProperty("user.name");

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description = "For how long to wait for the end: 30s if nothing else is said, 0s not at all.")
  private TimeSpan wait;

  @Option(names = "--json", description = "Write the requests as JSON when it has waited.")
  private boolean json;

  StopCommand(Screen screen) {
    super(screen);
  }

  @Override
  ExitCode run(RemoteAgent agent) throws ShellException {
    String answer = ask(agent);
    List<Long> ids = new ArrayList<>();
    for (Matcher request = REQUEST.matcher(answer); request.find(); ) {
      ids.add(Long.valueOf(request.group(1)));
    }
    if (ids.isEmpty()) {
      throw new ShellException(answer, ExitCode.ERROR);
    }
    RequestWatch watch = new RequestWatch(agent, ids, screen(), !json);
    List<Row> requests = watch.await(wait == null ? RequestWatch.USUAL_MILLIS : wait.millis());
    if (json) {
      screen().line(Json.ofRows(requests));
    }
    return RequestWatch.exitCode(requests);
  }

  private String ask(RemoteAgent agent) throws ShellException {
    if (TASK.matcher(what).matches()) {
      return String.valueOf(agent.call("stopTask", what, reason));
    }
    if (THREAD_ID.matcher(what).matches()) {
      return String.valueOf(agent.call("stopThread", Long.valueOf(what), reason));
    }
    return String.valueOf(agent.call("stopThreadsNamed", what, reason));
  }
}
