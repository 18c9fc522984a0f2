/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.OwnThread;
import io.loopbrake.agent.threads.SteadyWait;
import java.util.concurrent.TimeUnit;

/**
 * The interrupts of one request, each pause between them twice as long as the one before. They are
 * for one task only: what is left of them when the thread goes on to something else, the thread
 * itself takes back. Thread-safe.
 */
final class Interrupts {
  /** On a busy machine a thread whose short wait is over may have to wait for a processor. */
  private static final long STEADY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final SteadyWait wait = new SteadyWait();
  private boolean left;
  private long nextNanos;
  private long pauseNanos;

  /** Creates what has sent none so far. */
  Interrupts(long nowNanos) {
    this.nextNanos = nowNanos;
  }

  /**
   * Whether the thread has been waiting for a while without a break. One that runs in between
   * passes checkpoints, and had better meet the stop there: it may be about to use a channel, which
   * an interrupt would close. For the control thread alone.
   */
  boolean haveSteadyWait(Thread thread, long nowNanos) {
    return wait.nanos(thread, nowNanos) >= STEADY_NANOS;
  }

  /** Whether the next one may be sent. For the control thread alone. */
  boolean areDue(long nowNanos) {
    return nowNanos - nextNanos >= 0;
  }

  /** Puts the next one off. For the control thread alone. */
  void pause(long nowNanos) {
    pauseNanos = Math.min(LONGEST_PAUSE_NANOS, Math.max(FIRST_PAUSE_NANOS, 2 * pauseNanos));
    nextNanos = nowNanos + pauseNanos;
  }

  /**
   * Interrupts the thread, unless the request is closed or its task not what the thread works on.
   *
   * @param said where it is, in words that follow "was"
   */
  synchronized void send(StopRequest request, String said) {
    Task task = request.task();
    if (request.isOpen() && !task.isOver() && task.isInnermost()) {
      left = true;
      // Before the interrupt, which may be the end of the task.
      request.interrupted(said);
      interrupt(task.thread());
    }
  }

  /** The application's own way to interrupt may take its time, which the control thread has not. */
  private static void interrupt(Thread thread) {
    if (isOfApplication(thread)) {
      new OwnThread(
              "interrupt",
              woken -> {
                thread.interrupt();
                return OwnThread.UNNEEDED;
              })
          .wake();
    } else {
      thread.interrupt();
    }
  }

  private static boolean isOfApplication(Thread thread) {
    try {
      return thread.getClass().getMethod("interrupt").getDeclaringClass().getClassLoader() != null;
    } catch (NoSuchMethodException | LinkageError unknown) {
      return true;
    }
  }

  /** Takes back what may be left. Runs in the thread to stop. */
  synchronized void takeBack() {
    if (left) {
      left = false;
      Thread.interrupted();
    }
  }

  /** Whether the thread may find one of ours in what it does next. */
  synchronized boolean areLeftIn(Thread thread) {
    return left && thread.isAlive();
  }
}
