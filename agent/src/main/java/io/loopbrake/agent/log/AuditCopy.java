/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.log;

import io.loopbrake.agent.config.LogLevel;
import io.loopbrake.agent.message.RunMessage;
import io.loopbrake.agent.threads.BacklogExecutor;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Writes a copy of each entry of the log to the file that the option {@code audit} names, in a
 * separate thread. Thread-safe.
 */
public final class AuditCopy implements Consumer<String> {
  private static final long MOST_BYTES = 10L << 20;
  private static final long MOST_MILLIS = 1000;

  private final AuditFile file;
  private final BacklogExecutor writer = new BacklogExecutor("audit-file");
  private final AgentLog streamAlone;
  private boolean failed;

  /**
   * Creates a copy.
   *
   * @param file need not exist
   * @param streamWriter writes to the error stream that the file cannot be written. Another thread
   *     than that of the file, which goes on if the stream blocks
   */
  public AuditCopy(File file, Executor streamWriter) {
    this.file = new AuditFile(file, MOST_BYTES);
    this.streamAlone = new AgentLog(System.err, LogLevel.ERROR, null, streamWriter);
  }

  @Override
  public void accept(String lines) {
    writer.execute(() -> append(lines));
  }

  /**
   * Waits until all entries so far are written, for a second at most, because the JVM may end at
   * once. An interrupt ends the wait, and stays set.
   */
  public void flush() {
    try {
      writer.flush(MOST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reports only the first of several failures in a row. */
  private void append(String lines) {
    try {
      file.append(lines);
      failed = false;
    } catch (IOException | RuntimeException e) {
      if (!failed) {
        failed = true;
        streamAlone.error(RunMessage.NO_AUDIT_FILE.with(file, e));
      }
    }
  }
}
