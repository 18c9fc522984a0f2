/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.OptionsParser;
import io.loopbrake.agent.message.ShellMessage;
import java.io.File;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Starts the agent in a JVM that was started without it. */
@Command(
    description =
        "Starts the agent in a running JVM. A loop that is already running keeps its old"
            + " code until its method returns, but can often be stopped in a method that it"
            + " calls.")
final class AttachCommand extends ShellCommand {
  private final File jar;

  @Parameters(index = "0", paramLabel = "PID", description = "The process id of the JVM.")
  private String pid;

  @Parameters(
      index = "1",
      paramLabel = "OPTIONS",
      description = "The options of the agent, as in the flag: 'include=com.acme.**'.")
  private String options;

  AttachCommand(Screen screen, File jar) {
    super(screen);
    this.jar = jar;
  }

  @Override
  ExitCode run() throws ShellException {
    check();
    try (LocalJvm jvm = LocalJvms.attach(pid)) {
      String version = jvm.agentVersion();
      if (version != null) {
        throw new ShellException(ShellMessage.AGENT_ALREADY.with(pid, version), ExitCode.ERROR);
      }
      LateAgent.start(jvm, jar, options);
    }
    String done =
        "The agent is at work in JVM "
            + pid
            + ", and the loops that begin from now on can be"
            + " stopped. Loops that are spinning already keep their old code until their method is"
            + " left. They are often stopped all the same, at what they call: ask for a stop. Start"
            + " the JVM with -javaagent to cover all.";
    screen().paragraph(done, 0);
    return ExitCode.DONE;
  }

  /**
   * Checks the options, so that a mistake is reported here and not on the standard error of the
   * other JVM.
   */
  private void check() throws ShellException {
    boolean isElsewhere = options.contains("config=");
    try {
      if (!isElsewhere) {
        OptionsParser.parse(options);
      }
    } catch (BadOptionException e) {
      throw new ShellException(e);
    }
  }
}
