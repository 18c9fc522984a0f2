/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.threads.BacklogExecutor;
import io.loopbrake.agent.threads.ShutdownHook;

/**
 * Waits at the end of the JVM, or when the agent is removed, until the lines of the log are
 * written; for half a second at most, because the error stream may block for ever.
 */
@SuppressWarnings("try") // Parts.close keeps an interrupt for later
final class LogFlush implements ShutdownHook.Work, AutoCloseable {
  private static final long MOST_MILLIS = 500;

  private final BacklogExecutor writer;

  LogFlush(BacklogExecutor writer) {
    this.writer = writer;
  }

  @Override
  public void run() throws InterruptedException {
    writer.flush(MOST_MILLIS);
  }

  @Override
  public void close() throws InterruptedException {
    run();
  }
}
