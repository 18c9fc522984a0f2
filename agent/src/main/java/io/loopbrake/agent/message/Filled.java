/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/** Fills the variable parts of a text. */
public final class Filled {
  private Filled() {}

  /**
   * The text with its parts filled, from left to right. Throws nothing: parts without a value stay
   * as they are, and values without a part are appended.
   *
   * @param text with {@link Message#VARIABLE} for each part
   * @param values of any type, null included, whose {@code toString} is used
   */
  public static String of(String text, Object... values) {
    StringBuilder filled = new StringBuilder();
    int done = 0;
    for (Object value : values) {
      int next = text.indexOf(Message.VARIABLE, done);
      if (next < 0) {
        filled.append(text, done, text.length()).append(' ');
        done = text.length();
      } else {
        filled.append(text, done, next);
        done = next + Message.VARIABLE.length();
      }
      filled.append(value);
    }
    return filled.append(text, done, text.length()).toString();
  }
}
