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
 * Runs actions in the order of their arrival, in one thread of the agent, so that callers never
 * wait. An action that arrives while 10,000 wait is dropped. The thread ends after some time
 * without actions. Thread-safe.
 */
public final class BacklogExecutor implements Executor, OwnThread.Rounds {
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int MOST_WAITING = 10_000;

  private final OwnThread thread;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean idle;
  private volatile boolean busy;

  /** Creates one whose thread is named after the role. */
  public BacklogExecutor(String role) {
    this.thread = new OwnThread(role, this);
  }

  @Override
  public void execute(Runnable work) {
    add(work);
    thread.wake();
  }

  private void add(Runnable work) {
    synchronized (waiting) {
      if (waiting.size() < MOST_WAITING) {
        waiting.add(work);
      }
    }
  }

  /**
   * The same queue for callers that are loading a class: no code of the application runs in {@code
   * execute}. If there is a security manager, starting a thread would call it; the action then
   * waits until somebody else hands one over, or for {@link #flush}.
   */
  public Executor whileLoadingClasses() {
    return new WhileLoadingClasses();
  }

  private final class WhileLoadingClasses implements Executor {
    @Override
    public void execute(Runnable work) {
      add(work);
      if (thread.isAlive() || System.getSecurityManager() == null) {
        thread.wake();
      }
    }
  }

  /**
   * Waits until all actions that were handed over are done, or until the time is up.
   *
   * @param mostMillis for how long to wait at most
   * @throws InterruptedException if the calling thread is interrupted
   */
  public void flush(long mostMillis) throws InterruptedException {
    long start = System.nanoTime();
    if (isPending()) {
      thread.wake();
    }
    while (isPending() && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(mostMillis)) {
      Thread.sleep(1);
    }
  }

  private boolean isPending() {
    synchronized (waiting) {
      return busy || !waiting.isEmpty();
    }
  }

  /** Runs the next action, in the thread of this executor. */
  @Override
  public long round(boolean woken) {
    Runnable next = next();
    if (next != null) {
      idle = false;
      try {
        next.run();
      } finally {
        busy = false;
      }
      return 0;
    }
    idle = !idle;
    return idle ? IDLE_NANOS : OwnThread.UNNEEDED;
  }

  private Runnable next() {
    synchronized (waiting) {
      Runnable next = waiting.poll();
      busy = next != null;
      return next;
    }
  }
}
