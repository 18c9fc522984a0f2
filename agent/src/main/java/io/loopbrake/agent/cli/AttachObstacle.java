/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.message.ShellMessage;
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
    if (!process.isAlive()) {
      throw new ShellException(ShellMessage.NO_PROCESS.with(pid), ExitCode.ERROR);
    }
    if (!process.isOurs()) {
      throw new ShellException(
          ShellMessage.OTHER_USER.with(pid, process.owner(), process.owner()), ExitCode.ERROR);
    }
    if (hasFlag(process, pid, DISABLED)) {
      throw new ShellException(ShellMessage.ATTACHING_DISABLED.with(pid, DISABLED), ExitCode.ERROR);
    }
    if (!process.takesAttaching()) {
      throw new ShellException(ShellMessage.NOT_A_JVM.with(pid), ExitCode.ERROR);
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
          ShellMessage.OTHER_FILE_SYSTEM.with(pid, jar, process.pidInside()), ExitCode.ERROR);
    }
    if (hasFlag(process, pid, NO_DYNAMIC_AGENTS)) {
      throw new ShellException(
          ShellMessage.LOADING_DISABLED.with(pid, NO_DYNAMIC_AGENTS), ExitCode.ERROR);
    }
  }

  private static boolean hasFlag(LinuxProcess process, String pid, String flag) {
    Optional<PerfCounters> counters = PerfCounters.of(pid);
    return (" " + process.commandLine() + " ").contains(" " + flag + " ")
        || counters.isPresent() && counters.get().hasFlag(flag);
  }
}
