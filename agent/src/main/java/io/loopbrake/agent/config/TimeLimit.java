/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import io.loopbrake.agent.message.OptionMessage;
import java.util.ArrayList;
import java.util.List;

/** A time limit for the classes that match a pattern. Immutable. */
public final class TimeLimit {
  private final ClassPattern classes;
  private final TimeSpan time;

  private TimeLimit(ClassPattern classes, TimeSpan time) {
    this.classes = classes;
    this.time = time;
  }

  /**
   * Reads time limits, such as {@code com.acme.report.**:30m:com.acme.mail.*:90s}.
   *
   * @throws BadOptionException if they are not patterns and times in turn
   */
  public static List<TimeLimit> parseAll(String text) throws BadOptionException {
    String[] parts = text.split(":", -1);
    if (parts.length % 2 != 0) {
      throw new BadOptionException(
          OptionMessage.NOT_TIME_LIMITS.with(text),
          "each class pattern is followed by a colon and its time",
          "write com.acme.report.**:30m");
    }
    List<TimeLimit> limits = new ArrayList<>();
    for (int i = 0; i < parts.length; i += 2) {
      limits.add(new TimeLimit(ClassPattern.parse(parts[i]), TimeSpan.parsePositive(parts[i + 1])));
    }
    return limits;
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
