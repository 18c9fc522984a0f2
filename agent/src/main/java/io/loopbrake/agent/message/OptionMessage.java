/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/** The mistakes in options and patterns. */
public enum OptionMessage implements Message {
  MISSING_INCLUDE(
      "LB-O01",
      "no option 'include'",
      "No pattern names the classes that get brakes.",
      "Add `include=com.acme.**`."),
  UNKNOWN_OPTION(
      "LB-O02",
      "unknown option '{}'",
      "A key is misspelt. Keys are in lower case.",
      "Use the spelling in `remedy`."),
  NOT_AN_OPTION(
      "LB-O03",
      "'{}' is not an option",
      "There is no `=` before the first comma.",
      "Write `key=value`."),
  NO_VALUE(
      "LB-O04",
      "option '{}' has no value",
      "There is nothing after the `=`.",
      "Give a value, or omit the option."),
  GIVEN_TWICE(
      "LB-O05",
      "option '{}' is given twice",
      "The key is in the flag twice.",
      "Write it once; separate patterns by colons."),
  BAD_VALUE(
      "LB-O06",
      "option '{}' has the value '{}'",
      "The option does not have this value.",
      "Use a value from `why`."),
  UNREADABLE_CONFIGURATION(
      "LB-O07",
      "the configuration file {} cannot be read",
      "The file does not exist, is a directory, or is not a properties file; `why` has the"
          + " message of the system.",
      "Correct the path. A relative path starts from the working directory of the JVM."),
  CONFIGURATION_IN_CONFIGURATION(
      "LB-O08",
      "option 'config' in a configuration file",
      "A configuration file names another configuration file.",
      "Move the lines of the other file into this file."),
  EMPTY_CLASS_PATTERN(
      "LB-O09",
      "the class pattern is empty",
      "There are two colons in a row, a colon at the beginning or end, or an empty argument.",
      "Remove it, or write a pattern."),
  LONG_CLASS_PATTERN(
      "LB-O10",
      "the class pattern is {} characters long",
      "A pattern has more than 500 characters.",
      "Separate patterns by colons, or use stars."),
  BAD_CLASS_PATTERN(
      "LB-O11",
      "bad class pattern '{}'",
      "`why` has one of the next three messages.",
      "Use the pattern in `remedy`."),
  BAD_CHARACTER(
      "LB-O12",
      "'{}' is not allowed in a class name",
      "Often a slash, or a comma between two patterns.",
      "Write dots, and separate patterns by colons."),
  THREE_STARS(
      "LB-O13",
      "three stars in a row have no meaning",
      "The pattern is like `com.acme.***`.",
      "Write `com.acme.**`."),
  STRAY_DOT(
      "LB-O14",
      "a dot must stand between two names",
      "There is a dot at the beginning or end, or two dots in a row.",
      "Write `com.acme.*` or `com.acme.**` for a package."),
  NOT_A_METHOD(
      "LB-O15",
      "'{}' does not name a method",
      "The class or the method is missing, there is a dot between them, or brackets follow.",
      "Write `com.acme.Worker#process`."),
  LONG_METHOD_NAME(
      "LB-O23",
      "the method name pattern is {} characters long",
      "The name of a method has more than 500 characters.",
      "Use stars."),
  NOT_A_TASK(
      "LB-O16",
      "'{}' does not name a task",
      "Something other than `/swallow` follows the method.",
      "Write `/swallow` or nothing after the method."),
  NOT_A_TIME(
      "LB-O17",
      "'{}' is not a time",
      "A unit is missing or unknown.",
      "Write `30s`, `10m` or `2h`."),
  ZERO_TIME(
      "LB-O18",
      "the time {} is zero",
      "The option needs a time longer than zero.",
      "Write `30s`, `10m` or `2h`."),
  LONG_TIME(
      "LB-O19",
      "the time {} is too long",
      "The time is longer than a year.",
      "Write a shorter time."),
  NOT_TIME_LIMITS(
      "LB-O20",
      "'{}' is not a list of patterns and times",
      "A pattern has no time, or a time has no pattern.",
      "Write `com.acme.report.**:30m`."),
  EMPTY_THREAD_NAME(
      "LB-O21",
      "the thread name pattern is empty",
      "`stopThreadsNamed` has no pattern.",
      "Give a name, or part of a name with a star."),
  LONG_THREAD_NAME(
      "LB-O22",
      "the thread name pattern is {} characters long",
      "The pattern has more than 500 characters.",
      "Use stars.");

  private final Entry entry;

  OptionMessage(String code, String text, String cause, String remedy) {
    this.entry = new Entry(code, text, cause, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }

  @Override
  public String toString() {
    return text();
  }
}
