/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.config.OptionsHelp;
import java.io.PrintStream;

/** What {@code java -jar loopbrake-agent.jar} does. */
public final class CommandLine {
  private static final int OK = 0;
  private static final int BAD_USAGE = 2;

  private CommandLine() {}

  /** Runs a command and returns the exit code: 0, or 2 for a command that there is not. */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length == 0 || (arguments.length == 1 && arguments[0].matches("-{0,2}help|-h"))) {
      out.print(OptionsHelp.text(Version.text()));
      return OK;
    }
    err.println("loopbrake: unknown command '" + arguments[0] + "'; there is only: help");
    return BAD_USAGE;
  }
}
