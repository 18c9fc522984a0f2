/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import java.io.File;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The values of all options, checked and complete. Immutable; its string form is the string of the
 * flag.
 */
public final class Options {
  private final Map<Option, String> texts;
  private final ClassPatterns include;
  private final ClassPatterns exclude;
  private final TaskPatterns tasks;
  private final LogLevel log;
  private final boolean jmx;
  private final CheckpointMode checkpoint;
  private final InterruptMode interrupt;
  private final ReachMode reach;
  private final Unblock unblock;
  private final boolean throwsException;
  private final boolean deferLocks;
  private final TimeSpan expire;
  private final TimeSpan cleanup;
  private final MethodPatterns nostop;
  private final List<TimeLimit> deadlines;
  private final List<TimeLimit> interrupted;

  Options(Map<Option, String> texts) throws BadOptionException {
    this.texts = new EnumMap<>(texts);
    this.include = ClassPatterns.parse(texts.get(Option.INCLUDE));
    this.exclude =
        texts.containsKey(Option.EXCLUDE)
            ? ClassPatterns.parse(texts.get(Option.EXCLUDE))
            : ClassPatterns.NONE;
    this.tasks =
        texts.containsKey(Option.TASKS)
            ? TaskPatterns.parse(texts.get(Option.TASKS))
            : TaskPatterns.NONE;
    this.log = LogLevel.valueOf(oneOf(Option.LOG).toUpperCase(Locale.ROOT));
    this.checkpoint = CheckpointMode.valueOf(oneOf(Option.CHECKPOINT).toUpperCase(Locale.ROOT));
    this.jmx = oneOf(Option.JMX).equals("on");
    this.interrupt = InterruptMode.valueOf(oneOf(Option.INTERRUPT).toUpperCase(Locale.ROOT));
    this.reach = ReachMode.valueOf(oneOf(Option.REACH).toUpperCase(Locale.ROOT));
    this.unblock = Unblock.parse(texts.getOrDefault(Option.UNBLOCK, Option.UNBLOCK.defaultValue()));
    this.throwsException = oneOf(Option.THROWS).equals("exception");
    this.deferLocks = oneOf(Option.LOCKS).equals("defer");
    this.expire = time(Option.EXPIRE, true);
    this.cleanup = time(Option.CLEANUP, false);
    this.nostop =
        texts.containsKey(Option.NOSTOP)
            ? MethodPatterns.parse(texts.get(Option.NOSTOP))
            : MethodPatterns.NONE;
    this.deadlines = timeLimits(Option.DEADLINE);
    this.interrupted = timeLimits(Option.INTERRUPTED);
  }

  private List<TimeLimit> timeLimits(Option option) throws BadOptionException {
    String text = texts.get(option);
    try {
      return text == null ? Collections.emptyList() : TimeLimit.parseAll(text);
    } catch (BadOptionException e) {
      throw inOption(option, e);
    }
  }

  private TimeSpan time(Option option, boolean positive) throws BadOptionException {
    String text = texts.getOrDefault(option, option.defaultValue());
    try {
      return positive ? TimeSpan.parsePositive(text) : TimeSpan.parse(text);
    } catch (BadOptionException e) {
      throw inOption(option, e);
    }
  }

  private static BadOptionException inOption(Option option, BadOptionException e) {
    return e.in("in option '" + option.key() + "'");
  }

  private String oneOf(Option option) throws BadOptionException {
    String value = texts.getOrDefault(option, option.defaultValue()).toLowerCase(Locale.ROOT);
    return OptionsParser.checkedChoice(option, value);
  }

  public ClassPatterns include() {
    return include;
  }

  /** The excluding patterns; {@link ClassPatterns#NONE} if there are none. */
  public ClassPatterns exclude() {
    return exclude;
  }

  /** The methods whose calls are tasks; {@link TaskPatterns#NONE} if there are none. */
  public TaskPatterns tasks() {
    return tasks;
  }

  public CheckpointMode checkpoint() {
    return checkpoint;
  }

  public InterruptMode interrupt() {
    return interrupt;
  }

  public ReachMode reach() {
    return reach;
  }

  public Unblock unblock() {
    return unblock;
  }

  /** Whether a task is stopped by an exception, and not by an error. */
  public boolean throwsException() {
    return throwsException;
  }

  /** Whether no stop is thrown while the thread owns a monitor. */
  public boolean deferLocks() {
    return deferLocks;
  }

  /** How long a request stays open if its author gives no time. */
  public TimeSpan expire() {
    return expire;
  }

  /** For how long cleanup code may run after a stop was thrown. */
  public TimeSpan cleanup() {
    return cleanup;
  }

  /** Methods in which no stop is thrown. */
  public MethodPatterns nostop() {
    return nostop;
  }

  /** For how long a task may be at work in some classes; empty for no limits. */
  public List<TimeLimit> deadlines() {
    return deadlines;
  }

  /**
   * For how long a task may be at work in some classes with its interrupt status set; empty for no
   * limits.
   */
  public List<TimeLimit> interrupted() {
    return interrupted;
  }

  /** Whether to register the MBean. */
  public boolean jmx() {
    return jmx;
  }

  public LogLevel log() {
    return log;
  }

  /** The directory for instrumented classes, if any. */
  public Optional<File> dump() {
    String directory = texts.get(Option.DUMP);
    return directory == null ? Optional.empty() : Optional.of(new File(directory));
  }

  /** Where the command waits that has started the agent; empty if there is none. It is a secret. */
  public Optional<String> link() {
    return Optional.ofNullable(texts.get(Option.LINK));
  }

  /** The options that were given, in the form of the flag, without the secret {@link #link}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Option, String> entry : texts.entrySet()) {
      if (entry.getKey() != Option.LINK) {
        text.append(text.length() == 0 ? "" : ",")
            .append(entry.getKey().key())
            .append('=')
            .append(entry.getValue());
      }
    }
    return text.toString();
  }
}
