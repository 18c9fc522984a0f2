/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.control.RequestListener;
import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.control.RequestView;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.threads.OwnThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Writes a line for each change of state of a request. */
final class AuditLog implements RequestListener {
  private static final long IDLE_SECONDS = 10;
  private static final int MOST_UNWRITTEN = 10_000;

  private final AgentLog log;

  /** Whoever reads the error stream may have stopped reading; stops go on meanwhile. */
  private final Executor writer =
      new ThreadPoolExecutor(
          0,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_UNWRITTEN),
          work -> OwnThreads.create("audit", work),
          new ThreadPoolExecutor.DiscardPolicy());

  AuditLog(AgentLog log) {
    this.log = log;
  }

  @Override
  public void changed(RequestView view) {
    String line =
        view.changedAt()
            + " "
            + view
            + "; asked for by "
            + view.requestedBy()
            + ": "
            + view.reason()
            + (view.state() == RequestState.DELIVERED ? "; thrown in " + view.stack() : "");
    writer.execute(() -> log.info(line));
  }
}
