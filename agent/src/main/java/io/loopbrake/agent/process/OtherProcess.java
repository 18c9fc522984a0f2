/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.process;

import io.loopbrake.agent.text.SingleLine;
import java.util.List;
import java.util.stream.Collectors;

/** A description of a process for operators. Immutable. */
final class OtherProcess {
  private static final int MOST_TOLD = 10;

  private final long pid;
  private final String command;

  /** Creates a description; the command is a name without its path, or empty. */
  OtherProcess(long pid, String command) {
    this.pid = pid;
    this.command = command;
  }

  long pid() {
    return pid;
  }

  /** Such as {@code 4711 (sleep)}. */
  @Override
  public String toString() {
    return command.isEmpty() ? "" + pid : pid + " (" + SingleLine.of(command) + ")";
  }

  /** The first ten processes, and the number of others, in one line. */
  static String list(List<OtherProcess> processes) {
    String told =
        processes.stream().limit(MOST_TOLD).map(Object::toString).collect(Collectors.joining(", "));
    return processes.size() <= MOST_TOLD
        ? told
        : told + " and " + (processes.size() - MOST_TOLD) + " more";
  }
}
