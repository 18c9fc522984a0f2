/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

/** How a command ended, for scripts. */
enum ExitCode {
  DONE(
      0,
      "Done. Of `stop`, `rescue` and `force`: the task is over, ended by the stop, or the JVM has ended after the stop error was thrown."),
  ERROR(1, "Refused or failed. The message says why."),
  USAGE(2, "The command is not understood. Nothing was done."),
  OPEN(
      3,
      "Of `stop`, `rescue` and `force`: the request is still open after `--wait`, and stays so."),
  NOT_STOPPED(
      4,
      "Of `stop`, `rescue` and `force`: the request was cancelled or has expired, and the task goes on."),
  NO_AGENT(5, "There is no agent in that JVM, or its MBean is not there (yet)."),
  MISSED(6, "Of `stop`, `rescue` and `force`: the task ended by itself before the stop came."),
  JVM_ENDED(
      7,
      "Of `stop`, `rescue` and `force`: the JVM ended, and it is not known whether the stop error was thrown before."),
  UNSAFE(
      8,
      "Of `rescue`: nothing was done, because the JVM stands still, or attaching could have it stand still.");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  /** A sentence or two for the page of the shell. */
  String meaning() {
    return meaning;
  }
}
