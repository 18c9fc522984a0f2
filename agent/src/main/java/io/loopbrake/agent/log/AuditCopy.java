/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.log;

import io.loopbrake.agent.config.LogLevel;
import io.loopbrake.agent.threads.BacklogExecutor;
import java.io.File;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Writes each entry of the log to the file that the option {@code audit} names as well, in a thread
 * of its own. Thread-safe.
 */
public final class AuditCopy implements Consumer<String> {
  private static final long MOST_BYTES = 10L << 20;
  private static final long MOST_MILLIS = 1000;

  private final AuditFile file;
  private final BacklogExecutor writer = new BacklogExecutor("audit-file");
  private final AgentLog streamAlone = new AgentLog(System.err, LogLevel.ERROR);
  private boolean failed;

  /** Writes to this file, which need not exist. */
  public AuditCopy(File file) {
    this.file = new AuditFile(file, MOST_BYTES);
  }

  @Override
  public void accept(String lines) {
    writer.execute(() -> append(lines));
  }

  /** Waits for a moment until all entries so far are written: the JVM may end at once. */
  public void flush() {
    try {
      writer.flush(MOST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Of a number of failures in a row the first one is told. */
  private void append(String lines) {
    try {
      file.append(lines);
      failed = false;
    } catch (IOException | RuntimeException e) {
      if (!failed) {
        failed = true;
        streamAlone.error(
            "the audit file "
                + file
                + " cannot be written; until it can, messages go to this stream only: "
                + e);
      }
    }
  }
}
