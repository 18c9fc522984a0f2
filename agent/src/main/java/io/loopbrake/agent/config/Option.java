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
      "How loops are braked. `flag` reads a volatile field in every loop. `gate` puts a call into"
          + " tight and counted loops that is compiled into nothing until a stop needs it, and flags"
          + " into others. `auto` does so where the JVM makes gates safe, takes flags elsewhere, and"
          + " the banner says which."),
  TASKS(
      "CLASS#METHOD[/swallow][:...]",
      "",
      "Methods of home-made workers of which each call is a task of its own, such as"
          + " `com.acme.Worker#process`. A star stands for any characters. With `/swallow` the stop"
          + " error goes no further than that method, which then returns null, 0 or false, so that"
          + " the worker goes on to its next job."),
  EXPIRE(
      "TIME",
      "10m",
      "For how long a stop request stays open at most, as in `30s`, `10m`, `2h`. Then the task is no"
          + " longer a target."),
  CLEANUP(
      "TIME",
      "5s",
      "For how long `catch` and `finally` code that a stop enters may run loops of its own before it"
          + " is cut off."),
  INTERRUPT(
      "waiting|never|always",
      "waiting",
      "Whether the thread of a task to stop is interrupted as well. `waiting` does so while it waits"
          + " and passes no checkpoint; `always` also while it runs, which closes the NIO channels"
          + " that it uses."),
  THROWS(
      "error|exception",
      "error",
      "What is thrown to stop a task. `error` is a subclass of `Error`, which `catch (Exception)`"
          + " does not see. `exception` is a subclass of"
          + " `java.util.concurrent.CancellationException`, for frameworks that take every `Error`"
          + " for the end of the process."),
  NOSTOP(
      "CLASS#METHOD[:CLASS#METHOD...]",
      "",
      "Methods in which no stop is thrown, nor in what they call, such as `com.acme.Tx#commit`."),
  LOCKS(
      "ignore|defer",
      "ignore",
      "`defer` throws no stop while the thread owns a monitor (`synchronized`), so that the data that"
          + " it guards stays consistent."),
  DEADLINE(
      "PATTERN:TIME[:PATTERN:TIME...]",
      "",
      "Asks for a stop by itself when one task has been at work in such classes for so long, as in"
          + " `com.acme.report.**:30m`."),
  INTERRUPTED(
      "PATTERN:TIME[:PATTERN:TIME...]",
      "",
      "Asks for a stop by itself when one task has been interrupted and, so long afterwards, is still"
          + " at work in such classes with its interrupt status set, as in `com.acme.**:2s`."),
  REACH(
      "calls|any|off",
      "calls",
      "How a stop gets to a loop that has no checkpoint, because its class is not included or it runs"
          + " old code. `calls` plants a checkpoint at the entry of methods that the loop calls, for the"
          + " time of the stop, and takes it out again. `any` besides suspends the thread and throws in"
          + " the loop itself, if it calls nothing."),
  UNBLOCK(
      "jdbc[:sockets]|sockets|off",
      "off",
      "Which waits that no interrupt ends a stop ends in its task. `jdbc` calls `cancel` of the"
          + " statement that a database works on; `sockets` closes the socket that the task reads from,"
          + " writes to, connects or accepts on."),
  JMX(
      "on|off",
      "on",
      "Whether to register the MBean `io.loopbrake:type=Loopbrake`, through which stops are asked"
          + " for."),
  LOG(
      "off|error|warn|info|debug",
      "info",
      "How much the agent writes to the standard error stream that the JVM started with."),
  AUDIT(
      "FILE",
      "",
      "A file to which all that the agent writes is appended as well, for servers whose standard error"
          + " stream nobody reads. At 10 MB it becomes `FILE.1`; four such are kept. It is made for its"
          + " owner alone; a symbolic link in its place is refused."),
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
