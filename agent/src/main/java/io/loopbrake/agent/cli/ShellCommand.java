/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** The base of all commands. */
abstract class ShellCommand implements Callable<Integer> {
  private final Screen screen;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show the description and the arguments of the command.")
  private boolean help;

  ShellCommand(Screen screen) {
    this.screen = screen;
  }

  final Screen screen() {
    return screen;
  }

  @Override
  public final Integer call() throws ShellException {
    return run().number();
  }

  abstract ExitCode run() throws ShellException;
}
