/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import io.loopbrake.agent.message.OptionMessage;
import java.util.concurrent.TimeUnit;

/**
 * A time in the syntax of the options: {@code 500ms}, {@code 5s}, {@code 30m}, {@code 2h}.
 * Immutable.
 */
public final class TimeSpan {
  private static final int MOST_DIGITS = 9;
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
    String trimmed = text.trim();
    int digits = 0;
    while (digits < trimmed.length() && isDigit(trimmed.charAt(digits))) {
      digits++;
    }
    TimeUnit unit = unit(trimmed.substring(digits).trim());
    if (digits == 0 || digits > MOST_DIGITS || unit == null) {
      boolean isNumber = digits > 0 && digits <= MOST_DIGITS && digits == trimmed.length();
      String number = isNumber ? trimmed : "30";
      throw new BadOptionException(
          OptionMessage.NOT_A_TIME.with(text),
          "a time is a number with its unit: ms, s, m or h",
          "write " + number + "s, or " + number + "m");
    }
    long millis = unit.toMillis(Long.parseLong(trimmed.substring(0, digits)));
    if (millis > LONGEST_MILLIS) {
      throw new BadOptionException(
          OptionMessage.LONG_TIME.with(text), "the longest time is a year", "write 24h");
    }
    return new TimeSpan(trimmed, millis);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Reads a time longer than zero.
   *
   * @throws BadOptionException if it is zero, no time, or longer than a year
   */
  public static TimeSpan parsePositive(String text) throws BadOptionException {
    TimeSpan time = parse(text);
    if (time.millis == 0) {
      throw new BadOptionException(
          OptionMessage.ZERO_TIME.with(text), "it must be longer", "write 30s");
    }
    return time;
  }

  /** Null if there is no such unit. */
  private static TimeUnit unit(String text) {
    switch (text) {
      case "ms":
        return TimeUnit.MILLISECONDS;
      case "s":
        return TimeUnit.SECONDS;
      case "m":
        return TimeUnit.MINUTES;
      case "h":
        return TimeUnit.HOURS;
      default:
        return null;
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
