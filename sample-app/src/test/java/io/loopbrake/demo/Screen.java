/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.io.PrintStream;

/** A terminal of 80 columns, shared by the narrator and the application. */
final class Screen {

  static final int COLUMNS = 80;

  private static final String APPLICATION = "  app | ";
  private static final String RESULT = "    => ";

  private final PrintStream out;

  Screen(PrintStream out) {
    this.out = out;
  }

  /** The narrator speaks. */
  void say(String text) {
    print("", "", text);
  }

  /** Something that was found out. */
  void result(String text) {
    print(RESULT, " ".repeat(RESULT.length()), text);
  }

  /** A line that the application printed. */
  void application(String text) {
    print(APPLICATION, APPLICATION, text);
  }

  /** A line to be copied, so it stays in one piece however long it is. */
  synchronized void verbatim(String text) {
    out.println(text);
    out.flush();
  }

  void blank() {
    verbatim("");
  }

  void title(String text) {
    blank();
    verbatim(text);
    verbatim("-".repeat(text.length()));
  }

  private synchronized void print(String first, String next, String text) {
    String prefix = first;
    for (String line : text.split("\n")) {
      printLine(prefix, next, line);
      prefix = next;
    }
    out.flush();
  }

  private void printLine(String first, String next, String text) {
    String prefix = first;
    String rest = text;
    while (prefix.length() + rest.length() > COLUMNS) {
      int room = COLUMNS - prefix.length();
      int blank = rest.lastIndexOf(' ', room);
      String line = rest.substring(0, blank > 0 ? blank : room);
      out.println(prefix + line);
      rest = rest.substring(line.length()).stripLeading();
      prefix = next;
    }
    out.println(prefix + rest);
  }
}
