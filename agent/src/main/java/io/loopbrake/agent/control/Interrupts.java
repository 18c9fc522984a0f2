/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.message.Filled;
import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.OwnThread;
import io.loopbrake.agent.threads.WaitDuration;
import java.util.concurrent.TimeUnit;

/**
 * The interrupts for one request; each pause between them is twice as long as the one before. They
 * belong to one task only: when the thread starts other work, it clears an interrupt that is left.
 * Thread-safe.
 */
final class Interrupts {
  /** On a busy machine a thread whose short wait is over may have to wait for a processor. */
  private static final long STEADY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The application's code may hold up its own thread, but not for ever. */
  private static final long LONGEST_HOLD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final WaitDuration wait = new WaitDuration();
  private boolean left;
  private boolean underWay;

  /** The description of the interrupt under way; null once the request has it. */
  private String untold;

  private long nextNanos;
  private long pauseNanos;

  /** Creates the interrupts of a request; none has been sent yet. */
  Interrupts(long nowNanos) {
    this.nextNanos = nowNanos;
  }

  /**
   * Whether the thread has been waiting for a while without a break. A thread that runs in between
   * passes checkpoints, and should be stopped there: it may be about to use a channel, which an
   * interrupt would close. For the control thread only.
   */
  boolean haveSteadyWait(Thread thread, long nowNanos) {
    return wait.nanos(thread, nowNanos) >= STEADY_NANOS;
  }

  /** Whether the next interrupt may be sent. For the control thread only. */
  boolean areDue(long nowNanos) {
    return nowNanos - nextNanos >= 0;
  }

  /** Delays the next interrupt. For the control thread only. */
  void pause(long nowNanos) {
    pauseNanos = Math.min(LONGEST_PAUSE_NANOS, Math.max(FIRST_PAUSE_NANOS, 2 * pauseNanos));
    nextNanos = nowNanos + pauseNanos;
  }

  /**
   * Interrupts the thread, unless the request is closed, its task is not the innermost one of the
   * thread, or the last interrupt is still under way.
   *
   * @param said where it is, in words that follow "was"
   */
  synchronized void send(StopRequest request, String said) {
    Task task = request.task();
    if (!underWay && request.isOpen() && !task.isOver() && task.isInnermost()) {
      left = true;
      task.interruptedByAgent(true);
      if (isOfApplication(task.thread())) {
        underWay = true;
        untold = said;
        new Sender(request, task).begin();
      } else {
        // Before the interrupt, which may be the end of the task.
        request.interrupted(said);
        task.thread().interrupt();
      }
    }
  }

  /**
   * Calls the method {@code interrupt} with which a class of the application overrides that of
   * {@link Thread}, because the class may rely on it. The call may take long, so it runs in a
   * separate thread.
   */
  private final class Sender implements OwnThread.Rounds {
    private final StopRequest request;
    private final Task task;
    private boolean sent;

    Sender(StopRequest request, Task task) {
      this.request = request;
      this.task = task;
    }

    void begin() {
      try {
        new OwnThread("interrupt", this).wake();
      } catch (OutOfMemoryError | RuntimeException noThread) {
        underWay = false;
        untold = null;
      }
    }

    @Override
    public long round(boolean woken) {
      // A round that throws is repeated, and a second interrupt might hit the next task.
      if (!sent) {
        sent = true;
        String failure = interrupt();
        cameBack(request, task);
        if (failure != null) {
          request.amend(Filled.of(InlinedText.INTERRUPT_THREW, failure));
        }
      }
      return OwnThread.UNNEEDED;
    }

    /** Returns the class of what the application's method threw; null if it threw nothing. */
    private String interrupt() {
      try {
        task.thread().interrupt();
        return null;
      } catch (Throwable ofTheApplication) {
        return ofTheApplication.getClass().getName();
      }
    }
  }

  private synchronized void cameBack(StopRequest request, Task task) {
    underWay = false;
    if (untold != null && !task.isOver()) {
      request.interrupted(untold);
      untold = null;
    }
    notifyAll();
  }

  private static boolean isOfApplication(Thread thread) {
    try {
      return thread.getClass().getMethod("interrupt").getDeclaringClass().getClassLoader() != null;
    } catch (NoSuchMethodException | LinkageError unknown) {
      return true;
    }
  }

  /**
   * Clears an interrupt that may be left, and waits for one that is under way, for a second at
   * most: the next work of the thread must not get it. Runs in the thread to stop.
   */
  synchronized void takeBack(StopRequest request) {
    if (!left) {
      return;
    }
    Task task = request.task();
    boolean pending = awaitSender();
    left = false;
    pending |= Thread.interrupted();
    if (task != null) {
      task.interruptedByAgent(false);
    }
    if (untold != null && !pending && !underWay) {
      // The task has noticed it, and nothing is left.
      request.interrupted(untold);
    }
    untold = null;
  }

  /** Returns whether an interrupt came meanwhile. */
  private boolean awaitSender() {
    boolean interrupted = false;
    long end = System.nanoTime() + LONGEST_HOLD_NANOS;
    for (long rest = LONGEST_HOLD_NANOS; underWay && rest > 0; rest = end - System.nanoTime()) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, rest);
      } catch (InterruptedException ours) {
        interrupted = true;
      }
    }
    return interrupted;
  }

  /** Whether the next work of the thread may get an interrupt of this request. */
  synchronized boolean areLeftIn(Thread thread) {
    return left && thread.isAlive();
  }
}
