/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.cli.Shell;
import java.io.File;
import java.io.PrintStream;
import java.net.URISyntaxException;

/** Runs {@code java -jar loopbrake-agent.jar}. The entry class calls it by name. */
public final class CommandLine {
  private CommandLine() {}

  /** Runs a command and returns the exit code; blocks until the command is done. */
  public static int run(String[] arguments, PrintStream out, PrintStream err)
      throws URISyntaxException {
    return Shell.run(arguments, out, err, Version.text(), ownJar());
  }

  private static File ownJar() throws URISyntaxException {
    return new File(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
