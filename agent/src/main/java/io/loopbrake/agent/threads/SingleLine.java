/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

/** Makes text from outside, such as a reason or a thread's name, safe to stand in one line. */
public final class SingleLine {
  private SingleLine() {}

  /** The text with each line break, control or direction-changing character made a blank. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      boolean unsafe =
          type == Character.CONTROL
              || type == Character.FORMAT
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR;
      line.append(unsafe ? ' ' : c);
    }
    return line.toString();
  }
}
