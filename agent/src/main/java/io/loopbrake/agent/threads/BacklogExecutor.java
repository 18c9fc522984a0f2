/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Does things in the order in which they came, in one thread of the agent's, so that whoever hands
 * them over never waits. What comes while 10,000 wait already is dropped. The thread ends when it
 * has had nothing to do for a while. Thread-safe.
 */
public final class BacklogExecutor implements Executor, OwnThread.Rounds {
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int MOST_WAITING = 10_000;

  private final OwnThread thread;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean idle;

  /** Creates one whose thread is named after the role. */
  public BacklogExecutor(String role) {
    this.thread = new OwnThread(role, this);
  }

  @Override
  public void execute(Runnable work) {
    synchronized (waiting) {
      if (waiting.size() < MOST_WAITING) {
        waiting.add(work);
      }
    }
    thread.wake();
  }

  /** For the thread alone. */
  @Override
  public long round(boolean woken) {
    Runnable next = next();
    if (next != null) {
      idle = false;
      next.run();
      return 0;
    }
    idle = !idle;
    return idle ? IDLE_NANOS : OwnThread.UNNEEDED;
  }

  private Runnable next() {
    synchronized (waiting) {
      return waiting.poll();
    }
  }
}
