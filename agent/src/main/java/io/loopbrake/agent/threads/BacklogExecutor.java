/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does things in the order in which they came, in one thread of the agent's, so that whoever hands
 * them over never waits. What comes while 10,000 wait already is dropped. The thread ends when it
 * has had nothing to do for a while. Thread-safe.
 */
public final class BacklogExecutor implements Executor, ThreadFactory {
  private static final long IDLE_SECONDS = 10;
  private static final int MOST_WAITING = 10_000;

  private final String role;
  private Executor pool;

  /** Creates one whose thread is named after the role. */
  public BacklogExecutor(String role) {
    this.role = role;
  }

  @Override
  public void execute(Runnable work) {
    pool().execute(work);
  }

  /** Not made when the JVM starts, which would wait for its classes. */
  private synchronized Executor pool() {
    if (pool == null) {
      pool =
          new ThreadPoolExecutor(
              0,
              1,
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(MOST_WAITING),
              this,
              new ThreadPoolExecutor.DiscardPolicy());
    }
    return pool;
  }

  /** For the pool alone. */
  @Override
  public Thread newThread(Runnable work) {
    return OwnThreads.create(role, work);
  }
}
