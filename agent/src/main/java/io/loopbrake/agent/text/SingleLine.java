/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.text;

/**
 * Makes strings from outside, such as a reason or the name of a thread, safe to be shown within one
 * line.
 */
public final class SingleLine {
  private SingleLine() {}

  /**
   * The text, which is not null, with a blank for each line break, control character or character
   * that changes the direction of the text.
   */
  public static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      line.appendCodePoint(isUnsafe(c) ? ' ' : c);
    }
    return line.toString();
  }

  /**
   * Cleans each line of a text, and keeps its line feeds. Only for texts whose line feeds come from
   * the agent.
   */
  public static String ofEach(String lines) {
    StringBuilder text = new StringBuilder(lines.length());
    int start = 0;
    for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', start)) {
      text.append(of(lines.substring(start, end))).append('\n');
      start = end + 1;
    }
    return text.append(of(lines.substring(start))).toString();
  }

  private static boolean isUnsafe(int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.SURROGATE:
        return true;
      default:
        // Unicode 6.3 made these change the direction; Java 8 knows 6.2 only.
        return c == '\u061c' || (c >= '\u2066' && c <= '\u2069');
    }
  }
}
