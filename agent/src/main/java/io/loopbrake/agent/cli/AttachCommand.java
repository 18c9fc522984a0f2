/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.OptionsParser;
import java.io.File;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The agent for a JVM that was started without. */
@Command(
    name = "attach",
    description =
        "Starts the agent in a JVM that runs without. Loops that spin already are not covered: only"
            + " the next call of their method is.")
final class AttachCommand extends ShellCommand {
  private final File jar;

  @Parameters(index = "0", paramLabel = "PID", description = "The JVM: its process id.")
  private String pid;

  @Parameters(
      index = "1",
      paramLabel = "OPTIONS",
      description = "The agent's options, as in the flag: 'include=com.acme.**'.")
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
        throw new ShellException(
            "JVM "
                + pid
                + " has the agent already, version "
                + version
                + ". To cover more classes: include",
            ExitCode.ERROR);
      }
    }
    String refusal = load();
    try (LocalJvm jvm = LocalJvms.attach(pid)) {
      if (jvm.agentVersion() == null) {
        throw new ShellException(
            "the agent did not start in JVM "
                + pid
                + "; the standard error of that JVM says why"
                + refusal,
            ExitCode.ERROR);
      }
    }
    String done =
        "The agent is at work in JVM "
            + pid
            + ", and the loops that begin from now on can be"
            + " stopped. Loops that are spinning already are NOT covered: they keep their old code"
            + " until their method is left. Start the JVM with -javaagent to cover all.";
    screen().paragraph(done, 0);
    return ExitCode.DONE;
  }

  /** A mistake is better told here than on the standard error of the other JVM. */
  private void check() throws ShellException {
    boolean isElsewhere = options.contains("config=");
    try {
      if (!isElsewhere) {
        OptionsParser.parse(options);
      }
    } catch (BadOptionException e) {
      throw new ShellException(e.inOneLine(), ExitCode.USAGE);
    }
  }

  /** Returns what the attach API had to say: between old and new Java it fails when it did not. */
  private String load() throws ShellException {
    try (LocalJvm jvm = LocalJvms.attach(pid)) {
      jvm.loadAgent(jar.getAbsolutePath(), options);
      return "";
    } catch (ShellException e) {
      return " (" + e.getMessage() + ")";
    }
  }
}
