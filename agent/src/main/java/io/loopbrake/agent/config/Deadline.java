/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import java.util.ArrayList;
import java.util.List;

/** For how long at most a task may be at work in some classes. Immutable. */
public final class Deadline {
  private final ClassPattern classes;
  private final TimeSpan time;

  private Deadline(ClassPattern classes, TimeSpan time) {
    this.classes = classes;
    this.time = time;
  }

  /**
   * Reads deadlines, such as {@code com.acme.report.**:30m:com.acme.mail.*:90s}.
   *
   * @throws BadOptionException if they are not patterns and times in turn
   */
  public static List<Deadline> parseAll(String text) throws BadOptionException {
    String[] parts = text.split(":", -1);
    if (parts.length % 2 != 0) {
      throw new BadOptionException(
          "'" + text + "' is not a list of deadlines",
          "each class pattern is followed by a colon and its time",
          "write com.acme.report.**:30m");
    }
    List<Deadline> deadlines = new ArrayList<>();
    for (int i = 0; i < parts.length; i += 2) {
      deadlines.add(
          new Deadline(ClassPattern.parse(parts[i]), TimeSpan.parsePositive(parts[i + 1])));
    }
    return deadlines;
  }

  public ClassPattern classes() {
    return classes;
  }

  public TimeSpan time() {
    return time;
  }

  @Override
  public String toString() {
    return classes + ":" + time;
  }
}
