/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.log;

import java.io.PrintStream;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Makes loggers that write to the standard error stream that was in place when this factory was
 * made, which is at the agent's start. Thread-safe.
 */
public final class StderrLoggerFactory implements ILoggerFactory {
  private static final String OFF = "OFF";

  private final PrintStream stream = System.err;
  private volatile int least = Level.INFO.toInt();

  /**
   * Sets the least level to write.
   *
   * @param level the name of a level of SLF4J, or OFF to write nothing
   */
  public void setLeast(String level) {
    least = level.equals(OFF) ? Integer.MAX_VALUE : Level.valueOf(level).toInt();
  }

  boolean writes(Level level) {
    return level.toInt() >= least;
  }

  /** Writes with a single call, so that lines of several threads do not mix. */
  void write(String text) {
    stream.print(text);
    stream.flush();
  }

  @Override
  public Logger getLogger(String name) {
    return new StderrLogger(name, this);
  }
}
