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
      "The classes whose loops get brakes. `com.acme.*` matches one package,"
          + " `com.acme.**` this package and all packages below it, `*` the default package,"
          + " and `com.acme.Job` one class with its nested classes. JDK classes are included"
          + " only by patterns that begin with the name of a JDK package, such as"
          + " `java.util.regex.**`."),
  EXCLUDE(
      "PATTERN[:PATTERN...]",
      "",
      "Classes that get no brakes even if `include` names them. The patterns have the"
          + " same form."),
  CONFIG(
      "FILE",
      "",
      "A properties file with options, one per line. If an option is in the flag and in"
          + " the file, the flag takes precedence."),
  CHECKPOINT(
      "auto|flag|gate",
      "auto",
      "The kind of checkpoint in the loops. With `flag`, each loop reads a volatile"
          + " field. With `gate`, tight and counted loops call a method that costs nothing in"
          + " compiled code until a stop needs it; other loops read the field. `auto` means"
          + " `gate` where the JVM makes gates safe, and `flag` otherwise; the banner says"
          + " which."),
  TASKS(
      "CLASS#METHOD[/swallow][:...]",
      "",
      "Methods of your own workers. Each call of such a method is a task of its own, as"
          + " in `com.acme.Worker#process`. A star matches any characters. With `/swallow`, a"
          + " stopped call returns null, 0 or false instead of throwing the stop error, so"
          + " that the worker continues with its next job."),
  EXPIRE(
      "TIME",
      "10m",
      "The longest time for which a stop request stays open, such as `30s`, `10m` or"
          + " `2h`. After this time the task is no longer a target."),
  CLEANUP(
      "TIME",
      "5s",
      "The time during which `catch` and `finally` blocks that a stop enters may run"
          + " their own loops. After this time the stop error is thrown in these loops, too."),
  INTERRUPT(
      "waiting|never|always",
      "waiting",
      "Whether a stop also interrupts the thread of the task. `waiting` interrupts it"
          + " only while it waits and passes no checkpoint. `always` interrupts it also while"
          + " it runs, which closes the NIO channels that it uses."),
  THROWS(
      "error|exception",
      "error",
      "The class of the stop error. `error` is a subclass of `Error`, which `catch"
          + " (Exception)` does not catch. `exception` is a subclass of"
          + " `java.util.concurrent.CancellationException`, for frameworks that end the"
          + " process after any `Error`."),
  NOSTOP(
      "CLASS#METHOD[:CLASS#METHOD...]",
      "",
      "Methods in which no stop is thrown, such as `com.acme.Tx#commit`. The same"
          + " applies to all methods that they call."),
  LOCKS(
      "ignore|defer",
      "ignore",
      "With `defer`, no stop is thrown while the thread owns a monitor"
          + " (`synchronized`), so that the data that the monitor guards stays consistent."),
  DEADLINE(
      "PATTERN:TIME[:PATTERN:TIME...]",
      "",
      "Requests a stop automatically when a task has been at work in matching classes"
          + " for the given time, as in `com.acme.report.**:30m`."),
  INTERRUPTED(
      "PATTERN:TIME[:PATTERN:TIME...]",
      "",
      "Requests a stop automatically when a task was interrupted and, after the given"
          + " time, is still at work in matching classes with its interrupt status set, as in"
          + " `com.acme.**:2s`."),
  REACH(
      "calls|any|off",
      "calls",
      "How a stop reaches a loop without a checkpoint, which is a loop of a class that"
          + " is not included or a loop that still runs old code. `calls` plants a checkpoint"
          + " at the entry of methods that the loop calls, and removes it after the stop."
          + " `any` also suspends the thread and throws the stop error in the loop itself if"
          + " the loop calls no method."),
  UNBLOCK(
      "jdbc[:sockets]|sockets|off",
      "off",
      "Which waits a stop ends although an interrupt does not. `jdbc` calls `cancel` of"
          + " the statement for whose result the task waits. `sockets` closes the socket that"
          + " the task reads from, writes to, connects or accepts on."),
  JMX(
      "on|off",
      "on",
      "Whether to register the MBean `io.loopbrake:type=Loopbrake`, which receives stop"
          + " requests."),
  LOG(
      "off|error|warn|info|debug",
      "info",
      "The level of the messages on the standard error stream that the JVM started" + " with."),
  AUDIT(
      "FILE",
      "",
      "A file to which the agent also appends its messages, for servers whose standard"
          + " error stream nobody reads. At 10 MB the file is renamed to `FILE.1`; four old"
          + " files are kept. The file is created for its owner alone; a symbolic link in its"
          + " place is refused."),
  DUMP(
      "DIR",
      "",
      "A directory to which every instrumented class is written, for inspection with"
          + " `javap`."),
  LINK(
      "PORT:KEY:KEY",
      "",
      "Set by the command `rescue` alone, when it starts the agent: the port of the loopback"
          + " address on which the command waits for the agent, and two random keys by which"
          + " they know each other. The agent connects once, and answers the command. The"
          + " option has no effect with `-javaagent`.");

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

  /** The value if the option is not given; empty for no value. */
  public String defaultValue() {
    return isRequired() ? "" : defaultValue;
  }

  /** The effect of the option, in one or more sentences; code is in back-quotes. */
  public String meaning() {
    return meaning;
  }
}
