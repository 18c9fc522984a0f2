/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.log;

import io.loopbrake.agent.config.LogLevel;
import io.loopbrake.agent.message.Message;
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
  private final Executor writer;

  /**
   * Creates a log.
   *
   * @param stream the stream to write to, even if {@code System.err} is replaced later
   * @param least the least important level that is written
   */
  public AgentLog(PrintStream stream, LogLevel least) {
    this(stream, least, null, null);
  }

  /**
   * Creates a log.
   *
   * @param copy receives each entry that is written, with its line ends, in the calling thread, and
   *     must not block; null for none
   * @param writer runs the writes to the stream, which may block for ever: a thread of the
   *     application may hold the lock of the stream, or nobody may read it. Null to write in the
   *     calling thread
   */
  public AgentLog(PrintStream stream, LogLevel least, Consumer<String> copy, Executor writer) {
    this.stream = stream;
    this.least = least;
    this.copy = copy;
    this.writer = writer;
  }

  /** A log to the same stream and copy with another level. */
  public AgentLog withLevel(LogLevel other) {
    return new AgentLog(stream, other, copy, writer);
  }

  /** A log to the same stream and copy, whose writes to the stream this writer runs. */
  public AgentLog writtenBy(Executor other) {
    return new AgentLog(stream, least, copy, other);
  }

  /** Writes that something does not work, and that the user must know. */
  public void error(Message message) {
    write(LogLevel.ERROR, "error: " + message.text(), "");
  }

  /** As {@link #error(Message)}, with the trace of the cause. */
  public void error(Message message, Throwable cause) {
    write(LogLevel.ERROR, "error: " + message.text(), trace(LogLevel.ERROR, cause));
  }

  /** As {@link #error(Message)}, with more lines below it, each of which begins with two blanks. */
  public void error(Message message, List<String> more) {
    StringBuilder text = new StringBuilder();
    for (String line : more) {
      append(text, "  ", line);
    }
    write(LogLevel.ERROR, "error: " + message.text(), text);
  }

  /** Writes that something was left out while the rest works. */
  public void warn(Message message) {
    write(LogLevel.WARN, "warning: " + message.text(), "");
  }

  /** Writes what the agent does. */
  public void info(String message) {
    write(LogLevel.INFO, message, "");
  }

  /** Writes a message and the trace of its cause, which help to find a fault of the agent. */
  public void debug(String message, Throwable cause) {
    write(LogLevel.DEBUG, message, trace(LogLevel.DEBUG, cause));
  }

  /** The trace as text, line by line, because a message from outside may contain line breaks. */
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

  /** Adds a line, without line breaks in it. The log has no other way to add text. */
  private static void append(StringBuilder text, String prefix, String line) {
    text.append(prefix).append(SingleLine.of(line)).append(System.lineSeparator());
  }

  private void write(LogLevel level, String message, CharSequence below) {
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

  /** Prints in a single call, so that lines of several threads do not mix. */
  private void print(String lines) {
    stream.print(lines);
    stream.flush();
  }
}
