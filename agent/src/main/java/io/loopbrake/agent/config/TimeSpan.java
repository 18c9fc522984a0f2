/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as users write it: {@code 500ms}, {@code 5s}, {@code 30m}, {@code 2h}. Immutable. */
public final class TimeSpan {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");
  private static final long LONGEST_MILLIS = TimeUnit.DAYS.toMillis(365);

  private final String text;
  private final long millis;

  private TimeSpan(String text, long millis) {
    this.text = text;
    this.millis = millis;
  }

  /**
   * Reads a time.
   *
   * @throws BadOptionException if it is none, or longer than a year
   */
  public static TimeSpan parse(String text) throws BadOptionException {
    Matcher matcher = FORM.matcher(text.trim());
    if (!matcher.matches()) {
      String number = text.trim().matches("\\d{1,9}") ? text.trim() : "30";
      throw new BadOptionException(
          "'" + text + "' is not a time",
          "a time is a number with its unit: ms, s, m or h",
          "write " + number + "s, or " + number + "m");
    }
    long millis = unit(matcher.group(2)).toMillis(Long.parseLong(matcher.group(1)));
    if (millis > LONGEST_MILLIS) {
      throw new BadOptionException(
          "the time " + text + " is too long", "a year is the most", "write 24h");
    }
    return new TimeSpan(text.trim(), millis);
  }

  /**
   * Reads a time that is not none at all.
   *
   * @throws BadOptionException if it is, or is no time
   */
  public static TimeSpan parsePositive(String text) throws BadOptionException {
    TimeSpan time = parse(text);
    if (time.millis == 0) {
      throw new BadOptionException(
          "'" + text + "' is no time at all", "nothing could happen within it", "write 30s");
    }
    return time;
  }

  private static TimeUnit unit(String text) {
    switch (text) {
      case "ms":
        return TimeUnit.MILLISECONDS;
      case "s":
        return TimeUnit.SECONDS;
      case "m":
        return TimeUnit.MINUTES;
      default:
        return TimeUnit.HOURS;
    }
  }

  public long millis() {
    return millis;
  }

  /** The time as it was written. */
  @Override
  public String toString() {
    return text;
  }

  /** Whole seconds, rounded up. */
  public long seconds() {
    return (millis + TimeUnit.SECONDS.toMillis(1) - 1) / TimeUnit.SECONDS.toMillis(1);
  }
}
