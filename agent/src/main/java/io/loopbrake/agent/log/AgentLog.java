/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.log;

import io.loopbrake.agent.config.LogLevel;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Writes lines that begin with {@code loopbrake: }. Thread-safe. */
public final class AgentLog {
  private static final String PREFIX = "loopbrake: ";

  private final PrintStream stream;
  private final LogLevel least;

  /**
   * Creates a log.
   *
   * @param stream where to write to, whatever becomes of {@code System.err} later
   * @param least the least level to write
   */
  public AgentLog(PrintStream stream, LogLevel least) {
    this.stream = stream;
    this.least = least;
  }

  /** Something does not work, and the user must know. */
  public void error(String message) {
    write(LogLevel.ERROR, "error: " + message, null);
  }

  /** As {@link #error(String)}, with the trace of what caused it. */
  public void error(String message, Throwable cause) {
    write(LogLevel.ERROR, "error: " + message, cause);
  }

  /** Something was left out, and the rest works. */
  public void warn(String message) {
    write(LogLevel.WARN, "warning: " + message, null);
  }

  /** What the agent does. */
  public void info(String message) {
    write(LogLevel.INFO, message, null);
  }

  /** What helps to find a fault of the agent. */
  public void debug(String message, Throwable cause) {
    write(LogLevel.DEBUG, message, cause);
  }

  /** Writes with a single call, so that lines of several threads do not mix. */
  private void write(LogLevel level, String message, Throwable cause) {
    if (level.compareTo(least) > 0) {
      return;
    }
    StringBuilder text = new StringBuilder(PREFIX).append(message).append(System.lineSeparator());
    if (cause != null) {
      StringWriter trace = new StringWriter();
      cause.printStackTrace(new PrintWriter(trace));
      text.append(trace);
    }
    stream.print(text);
    stream.flush();
  }
}
