/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.io.File;
import java.util.Optional;

/**
 * The reasons why a process of this machine cannot be attached to. They are found without a request
 * to the process, because each has a remedy of its own, and the message of the JDK names neither.
 * Without {@code /proc}, only the attempt shows them.
 */
final class AttachObstacle {
  private static final String DISABLED = "-XX:+DisableAttachMechanism";
  private static final String NO_DYNAMIC_AGENTS = "-XX:-EnableDynamicAgentLoading";

  private AttachObstacle() {}

  /**
   * Checks whether commands can reach the process.
   *
   * @throws ShellException if they cannot, with the reason and the remedy
   */
  static void check(String pid) throws ShellException {
    LinuxProcess process = LinuxProcess.of(pid);
    if (process == null) {
      return;
    }
    if (!process.exists()) {
      throw new ShellException(
          "there is no process " + pid + " on this machine; list shows the JVMs", ExitCode.ERROR);
    }
    if (!process.isOurs()) {
      throw new ShellException(
          "process "
              + pid
              + " belongs to the user "
              + process.owner()
              + ", and a JVM answers to its own user only: run the command as that user, as in sudo"
              + " -u "
              + process.owner()
              + " java -jar ...",
          ExitCode.ERROR);
    }
    if (hasFlag(process, pid, DISABLED)) {
      throw new ShellException(
          "JVM "
              + pid
              + " was started with "
              + DISABLED
              + " and answers to no command: if it has a JMX port, give its URL in place of the"
              + " PID, otherwise only a restart without that flag helps",
          ExitCode.ERROR);
    }
    if (!process.takesAttaching()) {
      throw new ShellException(
          "process "
              + pid
              + " is not a JVM, or is still starting: the signal with which commands ask a JVM to"
              + " answer would end it",
          ExitCode.ERROR);
    }
  }

  /**
   * Checks whether this agent can be loaded into the process.
   *
   * @param jar the name that the process gets, which opens the file itself
   * @throws ShellException if it cannot, with the reason and the remedy
   */
  static void checkLoading(String pid, File jar) throws ShellException {
    LinuxProcess process = LinuxProcess.of(pid);
    if (process == null) {
      return;
    }
    if (!process.sees(jar)) {
      throw new ShellException(
          "JVM "
              + pid
              + " has a file system of its own, as in a container, which lacks "
              + jar
              + ": copy the jar there and run the command inside, where the JVM has the process id "
              + process.pidInside()
              + " (docker cp, docker exec)",
          ExitCode.ERROR);
    }
    if (hasFlag(process, pid, NO_DYNAMIC_AGENTS)) {
      throw new ShellException(
          "JVM "
              + pid
              + " was started with "
              + NO_DYNAMIC_AGENTS
              + " and accepts no agent while it runs: start it without that flag, or with"
              + " -javaagent",
          ExitCode.ERROR);
    }
  }

  private static boolean hasFlag(LinuxProcess process, String pid, String flag) {
    Optional<PerfCounters> counters = PerfCounters.of(pid);
    return (" " + process.commandLine() + " ").contains(" " + flag + " ")
        || counters.isPresent() && counters.get().hasFlag(flag);
  }
}
