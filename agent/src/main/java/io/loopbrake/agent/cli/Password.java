/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.message.ShellMessage;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the password of a JMX user. It is never on the command line, where other users of the
 * machine see it, and the shell stores it.
 */
final class Password {
  private Password() {}

  /** The first line of a file. */
  static String in(Path file) throws ShellException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String line = reader.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new ShellException(ShellMessage.UNREADABLE_PASSWORD.with(e), ExitCode.ERROR);
    }
  }

  /** The password that the user types, without an echo. */
  static String typedFor(String user) throws ShellException {
    Console console = Terminal.isInteractive() ? System.console() : null;
    char[] typed = console == null ? null : console.readPassword("password of %s: ", user);
    if (typed == null) {
      throw new ShellException(ShellMessage.NO_TERMINAL.with(user), ExitCode.USAGE);
    }
    return new String(typed);
  }
}
