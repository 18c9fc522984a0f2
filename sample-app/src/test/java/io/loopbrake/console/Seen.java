/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.console;

/**
 * Something that the screen shows, and where.
 *
 * @param kind what it is, such as {@code button}; a suffix tells of its state
 * @param x the left border of what is visible of it, in pixels of the display
 * @param frame the title of the window that it is in
 */
record Seen(String kind, int x, int y, int width, int height, String frame, String text) {

  static Seen of(String line) {
    String[] parts = line.split("\t", -1);
    return new Seen(
        parts[0],
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]),
        parts[5],
        plain(parts[6].replace("\\n", "\n")));
  }

  /** JConsole marks up what has changed, such as the number of notifications. */
  private static String plain(String text) {
    return text.contains("<html>") ? text.replaceAll("<[^>]*>", "") : text;
  }

  boolean is(String otherKind, String otherText) {
    return kind.equals(otherKind) && text.equals(otherText);
  }

  /** Whether it is a line of the tree, chosen or not. */
  boolean isNode(String path) {
    return kind.startsWith("node") && text.equals(path);
  }
}
