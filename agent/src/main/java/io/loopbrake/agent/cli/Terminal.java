/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/**
 * Reads and sets properties of the terminal with {@code stty}, if it exists. picocli reads only the
 * number of columns, assumes at least 55, and reads no keys.
 */
final class Terminal {
  static final int USUAL_COLUMNS = 80;
  static final int USUAL_LINES = 24;
  private static final int LEAST_COLUMNS = 40;
  private static final int LEAST_LINES = 5;
  private static final long PATIENCE_SECONDS = 5;

  private Terminal() {}

  /** Whether a user is at the terminal: neither input nor output is a pipe or a file. */
  static boolean isInteractive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException beforeJava22) {
      // There is no Console then unless both are a terminal.
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** The numbers of lines and columns; the usual ones if they are not known. */
  static int[] size() {
    Scanner numbers = new Scanner(stty("size"));
    int lines = numbers.hasNextInt() ? numbers.nextInt() : 0;
    int columns = numbers.hasNextInt() ? numbers.nextInt() : 0;
    return new int[] {
      lines < LEAST_LINES ? USUAL_LINES : lines, columns < LEAST_COLUMNS ? USUAL_COLUMNS : columns
    };
  }

  /**
   * Makes keys arrive one by one and without an echo. Returns the setting before, for {@link
   * #restore}; empty if it could not be changed.
   */
  static String takeKeys() {
    String before = stty("-g").trim();
    if (!before.isEmpty()) {
      stty("-icanon", "-echo");
    }
    return before;
  }

  static void restore(String before) {
    if (!before.isEmpty()) {
      stty(before);
    }
  }

  private static String stty(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "stty";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectErrorStream(true)
              .start();
      String answer = read(process.getInputStream());
      boolean done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return done && process.exitValue() == 0 ? answer : "";
    } catch (IOException noStty) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static String read(InputStream in) {
    try (Scanner scanner = new Scanner(in).useDelimiter("\\A")) {
      return scanner.hasNext() ? scanner.next() : "";
    }
  }
}
