/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import java.util.Locale;

/**
 * Every option of the agent: the one source for the parser, the help text and the options page.
 *
 * <p>An option's key in the flag is its constant's name in lower case.
 */
public enum Option {
  INCLUDE(
      "PATTERN[:PATTERN...]",
      null,
      "The classes whose loops get brakes. `com.acme.*` is one package, `com.acme.**` that package"
          + " and all below it, `*` the default package, `com.acme.Job` one class with its nested"
          + " classes. JDK classes are taken only when they are named outright, as in"
          + " `java.util.regex.**`."),
  EXCLUDE(
      "PATTERN[:PATTERN...]",
      "",
      "Classes to leave alone although `include` names them. The same kinds of pattern."),
  CONFIG(
      "FILE",
      "",
      "A properties file with these options, one a line. What the flag says comes before what the"
          + " file says."),
  CHECKPOINT(
      "auto|flag|gate",
      "auto",
      "How loops are braked. `flag` reads a volatile field in every loop. `gate` puts an empty method"
          + " into tight loops, which costs nothing until a stop redefines it. `auto` takes gates"
          + " where the JVM makes them safe, flags elsewhere, and the banner says which."),
  JMX(
      "on|off",
      "on",
      "Whether to register the MBean `io.loopbrake:type=Loopbrake`, through which stops are asked"
          + " for."),
  LOG(
      "off|error|warn|info|debug",
      "info",
      "How much the agent writes to the standard error stream that the JVM started with."),
  DUMP("DIR", "", "A directory to write every instrumented class to, for inspection with `javap`.");

  private final String form;
  private final String defaultValue;
  private final String meaning;

  Option(String form, String defaultValue, String meaning) {
    this.form = form;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** The key as it is written in the flag and in a configuration file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form of the value, such as {@code on|off}. */
  public String form() {
    return form;
  }

  /** Whether the agent stays off without this option. */
  public boolean isRequired() {
    return defaultValue == null;
  }

  /** What holds when the option is not given; empty when that is nothing. */
  public String defaultValue() {
    return isRequired() ? "" : defaultValue;
  }

  /** What the option does, in a sentence or more; code is set in back-quotes. */
  public String meaning() {
    return meaning;
  }
}
