/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.message.Filled;
import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.OwnThread;
import io.loopbrake.agent.threads.StackTraces;
import io.loopbrake.agent.threads.ThreadCalls;
import java.util.concurrent.TimeUnit;

/**
 * Ends a wait that no interrupt ends, for the thread of one request. It repeats its attempts until
 * the thread leaves the wait, and gives up after some of them. Used by the control thread only;
 * each attempt runs in a separate thread, because it may take long.
 */
final class BlockedWait {
  /** A wait that is over sooner ends by itself. */
  private static final long STEADY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int MOST_TRIES = 6;

  /**
   * Some drivers ignore an attempt and work in the waiting thread itself. After so many attempts
   * the thread is reached by other means, too.
   */
  private static final int TRIES_ALONE = 2;

  private final StopRequest request;
  private Unblocking.Blocked last;
  private long sinceNanos;
  private long nextNanos;
  private long pauseNanos;
  private int tries;

  /** Whether the means was used on any wait; written while the thread is held in that wait. */
  private volatile boolean ended;

  private volatile long endedNanos;
  private volatile boolean underWay;

  BlockedWait(StopRequest request) {
    this.request = request;
  }

  /** Whether the thread is in such a wait, and nothing else is to be tried for the time being. */
  boolean isHandled() {
    return last != null && tries < TRIES_ALONE;
  }

  /**
   * Looks at the wait of the thread, and starts an attempt to end it if one is due. Returns the new
   * value of {@link #isHandled}.
   */
  boolean look(Unblocking unblocking, DeliveryRules rules, long nowNanos) {
    Thread thread = request.thread();
    Unblocking.Blocked now = thread == null ? null : unblocking.of(thread);
    if (now == null || !now.isSame(last)) {
      last = now;
      sinceNanos = nowNanos;
      tries = 0;
      pauseNanos = FIRST_PAUSE_NANOS;
      nextNanos = nowNanos + STEADY_NANOS;
      if (ended) {
        // The error of the first wait that was ended may lead to cleanup code, which comes first.
        long cutOffNanos = endedNanos + rules.windowNanos();
        nextNanos += Math.max(0, cutOffNanos - nextNanos);
      }
      return false;
    }
    if (!underWay && nowNanos - nextNanos >= 0) {
      attempt(rules, thread, nowNanos);
    }
    return isHandled();
  }

  private void attempt(DeliveryRules rules, Thread thread, long nowNanos) {
    nextNanos = nowNanos + pauseNanos;
    pauseNanos = Math.min(LONGEST_PAUSE_NANOS, 2 * pauseNanos);
    if (request.isDelivered()
        && !request.isForced()
        && request.throwRecord().ageNanos(nowNanos) < rules.windowNanos()) {
      return;
    }
    Task task = request.task();
    if (task == null || request.closeIfNoticed(thread) || !isOfThisWork(task)) {
      return;
    }
    if (tries == MOST_TRIES) {
      request.amend(Filled.of(InlinedText.WAIT_GOES_ON, tries));
      return;
    }
    StackTraceElement[] stack = ThreadCalls.stackOf(thread);
    if (request.mayMeanOtherWork(rules, stack)) {
      return;
    }
    String objection = request.isForced() ? null : rules.objection(thread, stack);
    if (objection != null) {
      request.defer(objection);
      return;
    }
    underWay = true;
    long millis = TimeUnit.NANOSECONDS.toMillis(nowNanos - sinceNanos);
    begin(new Try(last, task, tries++, nowNanos, millis, StackTraces.place(stack)));
  }

  /**
   * A worker that no option names may continue with another job when its wait has been ended, and
   * wait for that.
   */
  private boolean isOfThisWork(Task task) {
    return tries > 0 || !ended || !task.isWholeLife();
  }

  private void begin(Try attempt) {
    try {
      new OwnThread("unblock", attempt).wake();
    } catch (OutOfMemoryError noThread) {
      underWay = false;
    }
  }

  /** One attempt, in a thread of its own. */
  private final class Try implements OwnThread.Rounds, Unblocking.Attempt {
    private final Unblocking.Blocked wait;
    private final Task task;
    private final int before;
    private final long startNanos;
    private final long millis;
    private final String place;
    private boolean begun;

    Try(
        Unblocking.Blocked wait,
        Task task,
        int before,
        long startNanos,
        long millis,
        String place) {
      this.wait = wait;
      this.task = task;
      this.before = before;
      this.startNanos = startNanos;
      this.millis = millis;
      this.place = place;
    }

    @Override
    public long round(boolean woken) {
      // A round that throws is repeated, and only the control thread counts the attempts.
      if (!begun) {
        begun = true;
        try {
          end();
        } finally {
          underWay = false;
        }
      }
      return OwnThread.UNNEEDED;
    }

    private void end() {
      try {
        wait.end(before, this);
      } catch (Throwable ofTheDriver) {
        request.amend(Filled.of(InlinedText.ATTEMPT_THREW, ofTheDriver.getClass().getName()));
      }
    }

    @Override
    public boolean claim() {
      boolean wanted =
          !request.closeIfNoticed(task.thread()) && !task.isOver() && task.isInnermost();
      if (wanted && !ended) {
        endedNanos = startNanos;
        ended = true;
      }
      return wanted;
    }

    @Override
    public void succeeded(String what, String done) {
      request.unblocked(Filled.of(InlinedText.WAIT_ENDED, what, done, millis, place));
    }

    @Override
    public void failed(String what, String done, Throwable why) {
      request.amend(Filled.of(InlinedText.WAIT_NOT_ENDED, what, done, why));
    }
  }
}
