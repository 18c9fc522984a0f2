/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.log;

import io.loopbrake.agent.config.LogLevel;
import io.loopbrake.agent.text.SingleLine;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Writes lines that begin with {@code loopbrake: }. A message, a name or a trace cannot begin a
 * line of its own. Thread-safe.
 */
public final class AgentLog {
  private static final String PREFIX = "loopbrake: ";
  private static final int MOST_CAUSES = 10;

  private final PrintStream stream;
  private final LogLevel least;
  private final Consumer<String> copy;

  /**
   * Creates a log.
   *
   * @param stream where to write to, whatever becomes of {@code System.err} later
   * @param least the least level to write
   */
  public AgentLog(PrintStream stream, LogLevel least) {
    this(stream, least, null);
  }

  /**
   * Creates a log.
   *
   * @param copy gets each entry as well, with its line ends, and must not wait; may be null
   */
  public AgentLog(PrintStream stream, LogLevel least, Consumer<String> copy) {
    this.stream = stream;
    this.least = least;
    this.copy = copy;
  }

  /** The same log with another level. */
  public AgentLog withLevel(LogLevel other) {
    return new AgentLog(stream, other, copy);
  }

  /** Something does not work, and the user must know. */
  public void error(String message) {
    write(LogLevel.ERROR, "error: " + message, "");
  }

  /** As {@link #error(String)}, with the trace of what caused it. */
  public void error(String message, Throwable cause) {
    write(LogLevel.ERROR, "error: " + message, trace(LogLevel.ERROR, cause));
  }

  /** As {@link #error(String)}, with more lines below it, each of which begins with two blanks. */
  public void error(String message, List<String> more) {
    StringBuilder text = new StringBuilder();
    for (String line : more) {
      append(text, "  ", line);
    }
    write(LogLevel.ERROR, "error: " + message, text);
  }

  /** Something was left out, and the rest works. */
  public void warn(String message) {
    write(LogLevel.WARN, "warning: " + message, "");
  }

  /** What the agent does. */
  public void info(String message) {
    write(LogLevel.INFO, message, "");
  }

  /** The same for a stream to which others write, so that a write may block. */
  public void info(String message, Executor writer) {
    write(LogLevel.INFO, message, "", writer);
  }

  /** What helps to find a fault of the agent. */
  public void debug(String message, Throwable cause) {
    write(LogLevel.DEBUG, message, trace(LogLevel.DEBUG, cause));
  }

  /** Rendered here, because a message from outside may hold line breaks. */
  private CharSequence trace(LogLevel level, Throwable thrown) {
    StringBuilder text = new StringBuilder();
    Throwable cause = isWritten(level) ? thrown : null;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      append(text, depth == 0 ? "" : "Caused by: ", cause.toString());
      for (StackTraceElement frame : cause.getStackTrace()) {
        append(text, "\tat ", frame.toString());
      }
      cause = cause.getCause();
    }
    return text;
  }

  private boolean isWritten(LogLevel level) {
    return level.compareTo(least) <= 0;
  }

  /** The only way into the log: a line break within the line is none any more. */
  private static void append(StringBuilder text, String prefix, String line) {
    text.append(prefix).append(SingleLine.of(line)).append(System.lineSeparator());
  }

  private void write(LogLevel level, String message, CharSequence below) {
    write(level, message, below, null);
  }

  private void write(LogLevel level, String message, CharSequence below, Executor writer) {
    if (isWritten(level)) {
      StringBuilder text = new StringBuilder();
      append(text, PREFIX, message);
      String lines = text.append(below).toString();
      if (copy != null) {
        copy.accept(lines);
      }
      if (writer == null) {
        print(lines);
      } else {
        writer.execute(() -> print(lines));
      }
    }
  }

  /** With a single call, so that lines of several threads do not mix. */
  private void print(String lines) {
    stream.print(lines);
    stream.flush();
  }
}
