/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.control.RequestListener;
import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.control.RequestView;
import io.loopbrake.agent.log.AgentLog;

/**
 * Writes a line for each change of state of a request, in a separate thread: the reader of the
 * error stream may have stopped reading, and stops go on meanwhile.
 */
final class AuditLog implements RequestListener {
  private final AgentLog log;

  AuditLog(AgentLog log) {
    this.log = log;
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
            + (view.state() == RequestState.DELIVERED ? "; thrown in " + view.stack() : ""));
  }
}
