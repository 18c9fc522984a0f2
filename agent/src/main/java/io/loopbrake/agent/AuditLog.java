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
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Writes a line for each change of state of a request, in a thread of its own: whoever reads the
 * error stream may have stopped reading, and stops go on meanwhile.
 */
final class AuditLog implements RequestListener, ThreadFactory {
  private static final long IDLE_SECONDS = 10;
  private static final int MOST_UNWRITTEN = 10_000;

  private final AgentLog log;
  private Executor writer;

  AuditLog(AgentLog log) {
    this.log = log;
  }

  @Override
  public void changed(RequestView view) {
    writer().execute(new Line(view));
  }

  /** Not made when the JVM starts, which would wait for its classes. */
  private synchronized Executor writer() {
    if (writer == null) {
      writer =
          new ThreadPoolExecutor(
              0,
              1,
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(MOST_UNWRITTEN),
              this,
              new ThreadPoolExecutor.DiscardPolicy());
    }
    return writer;
  }

  @Override
  public Thread newThread(Runnable work) {
    return OwnThreads.create("audit", work);
  }

  private final class Line implements Runnable {
    private final RequestView view;

    Line(RequestView view) {
      this.view = view;
    }

    @Override
    public void run() {
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
}
