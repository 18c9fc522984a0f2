/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import io.loopbrake.agent.message.OptionMessage;

/**
 * A pattern for the names of threads or methods: {@code *} matches any characters, {@code ?}
 * matches one character, and every other character matches itself. Immutable.
 */
public final class NamePattern {
  /** The most characters of a pattern. */
  static final int LONGEST = 500;

  private final String text;

  private NamePattern(String text) {
    this.text = text;
  }

  /**
   * Reads one pattern.
   *
   * @throws BadOptionException if it is null, empty, or longer than 500 characters
   */
  public static NamePattern parse(String text) throws BadOptionException {
    if (text == null || text.isEmpty() || text.length() > LONGEST) {
      throw new BadOptionException(
          text == null || text.isEmpty()
              ? OptionMessage.EMPTY_THREAD_NAME
              : OptionMessage.LONG_THREAD_NAME.with(text.length()),
          "a thread name pattern has 1 to " + LONGEST + " characters",
          "write worker-1, or worker-* for all names that begin with worker-");
    }
    return new NamePattern(text);
  }

  /** Whether the pattern matches the whole name. */
  public boolean matches(String name) {
    int at = 0;
    int star = -1;
    int retry = 0;
    int n = 0;
    while (n < name.length()) {
      if (at < text.length() && text.charAt(at) == '*') {
        star = at++;
        retry = n;
      } else if (at < text.length()
          && (text.charAt(at) == '?' || text.charAt(at) == name.charAt(n))) {
        at++;
        n++;
      } else if (star >= 0) {
        at = star + 1;
        n = ++retry;
      } else {
        return false;
      }
    }
    while (at < text.length() && text.charAt(at) == '*') {
      at++;
    }
    return at == text.length();
  }

  /** Whether the pattern matches one name only. */
  public boolean isOneName() {
    return text.indexOf('*') < 0 && text.indexOf('?') < 0;
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
