/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

/** The result of a command, for scripts. */
enum ExitCode {
  DONE(
      0,
      "Done. For `stop`, `rescue` and `force`: the stop has ended the task, or the JVM"
          + " has ended after the stop error was thrown."),
  ERROR(1, "Refused or failed. The message has the cause."),
  USAGE(2, "The command is not understood. Nothing was done."),
  OPEN(
      3,
      "For `stop`, `rescue` and `force`: the request is still open after the time of"
          + " `--wait`, and stays open."),
  NOT_STOPPED(
      4,
      "For `stop`, `rescue` and `force`: the request was cancelled or has expired, and"
          + " the task continues."),
  NO_AGENT(5, "The JVM has no agent, or its MBean is not registered (yet)."),
  MISSED(6, "For `stop`, `rescue` and `force`: the task ended by itself before the stop."),
  JVM_ENDED(
      7,
      "For `stop`, `rescue` and `force`: the JVM has ended, and it is not known whether"
          + " the stop error was thrown before."),
  UNSAFE(
      8,
      "For `rescue`: nothing was done, because the JVM stands still, or an attach could"
          + " make it stand still.");

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
