/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.control.RequestListener;
import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.control.RequestView;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.threads.BacklogExecutor;

/**
 * Writes a line for each change of state of a request, in a separate thread: the reader of the
 * error stream may have stopped reading, and stops go on meanwhile.
 */
@SuppressWarnings("try") // Parts.close keeps an interrupt for later
final class AuditLog implements RequestListener, AutoCloseable {
  private static final long MOST_MILLIS = 500;

  private final AgentLog log;
  private final BacklogExecutor writer = new BacklogExecutor("audit");

  AuditLog(AgentLog log) {
    this.log = log;
  }

  /** Waits until all lines are written, for half a second at most. */
  @Override
  public void close() throws InterruptedException {
    writer.flush(MOST_MILLIS);
  }

  @Override
  public void changed(RequestView view) {
    log.info(
        view.changedAt()
            + " "
            + view
            + "; asked for by "
            + view.requestedBy()
            + ": "
            + view.reason()
            + (view.state() == RequestState.DELIVERED ? "; thrown in " + view.stack() : ""),
        writer);
  }
}
