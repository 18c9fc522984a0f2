/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.threads.BacklogExecutor;

/** Gives the lines that wait when the JVM ends a moment to be written. */
final class LastLines extends Thread {
  private static final long MOST_MILLIS = 500;

  private final BacklogExecutor writer;

  LastLines(BacklogExecutor writer) {
    super("loopbrake-last-lines");
    setContextClassLoader(null);
    this.writer = writer;
  }

  @Override
  public void run() {
    try {
      writer.flush(MOST_MILLIS);
    } catch (InterruptedException hurried) {
      // Whoever ends the JVM has no patience.
    }
  }
}
