/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes lines that begin with {@code loopbrake: }. */
final class StderrLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;
  private static final String PREFIX = "loopbrake: ";

  private final transient StderrLoggerFactory out;

  StderrLogger(String name, StderrLoggerFactory out) {
    this.name = name;
    this.out = out;
  }

  @Override
  protected String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level, Marker marker, String pattern, Object[] arguments, Throwable throwable) {
    StringBuilder line = new StringBuilder(PREFIX);
    if (level == Level.ERROR || level == Level.WARN) {
      line.append(level == Level.WARN ? "warning: " : "error: ");
    }
    line.append(MessageFormatter.basicArrayFormat(pattern, arguments));
    line.append(System.lineSeparator());
    if (throwable != null) {
      StringWriter trace = new StringWriter();
      throwable.printStackTrace(new PrintWriter(trace));
      line.append(trace);
    }
    out.write(line.toString());
  }

  @Override
  public boolean isTraceEnabled() {
    return out.writes(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return out.writes(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return out.writes(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return out.writes(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return out.writes(Level.ERROR);
  }
}
