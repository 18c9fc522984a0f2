/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.ReachMessage;
import io.loopbrake.agent.threads.OwnThread;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Suspends and stops a loop of the agent several times before it touches a thread of the
 * application. This proves that the means works in this JVM. It also loads, links and compiles
 * everything that an attempt needs.
 */
final class Rehearsal {
  /** More than the 15 calls after which reflection defines a class for a method. */
  private static final int STOPS = 20;

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long PATIENCE_MILLIS = TimeUnit.NANOSECONDS.toMillis(PATIENCE_NANOS);

  private final OwnThread thread = new OwnThread("suspend-rehearsal", this::round);
  private volatile Thread spinning;
  private volatile boolean over;
  private volatile int turns;
  private volatile int caught;

  /** One try of {@link ThreadSuspender#tryOnce}, with any thread. */
  interface Try {
    ThreadSuspender.Outcome once(
        Thread thread, Predicate<StackTraceElement[]> place, Throwable error, Runnable done);
  }

  /** Rehearses, for ten seconds at most. Returns why the means does not work; null if it does. */
  Message failure(Try trial) {
    Loop place = new Loop();
    RehearsalError error = new RehearsalError();
    long end = System.nanoTime() + PATIENCE_NANOS;
    int thrown = 0;
    thread.wake();
    try {
      while (spinning == null && System.nanoTime() - end < 0) {
        Thread.yield();
      }
      while (caught < STOPS && System.nanoTime() - end < 0) {
        int before = caught;
        ThreadSuspender.Outcome outcome = trial.once(spinning, place, error, place);
        // The first looks may fail: they load classes, and take too long for that.
        if (outcome == ThreadSuspender.Outcome.THROWN) {
          thrown++;
          while (caught == before && System.nanoTime() - end < 0) {
            Thread.yield();
          }
        }
      }
    } finally {
      over = true;
      thread.end(PATIENCE_MILLIS);
    }
    return caught >= STOPS && place.ran == thrown
        ? null
        : ReachMessage.REHEARSAL_FAILED.with(thrown, caught);
  }

  /** An error that arrives outside the loop does not count; another round follows it. */
  private long round(boolean woken) {
    spinning = Thread.currentThread();
    while (!over) {
      try {
        spin();
      } catch (RehearsalError expected) {
        caught++;
      }
    }
    return OwnThread.UNNEEDED;
  }

  private void spin() {
    while (!over) {
      turns++;
    }
  }

  /** Accepts the loop, and counts. */
  private static final class Loop implements Predicate<StackTraceElement[]>, Runnable {
    private int ran;

    @Override
    public boolean test(StackTraceElement[] stack) {
      return stack[0].getMethodName().equals("spin");
    }

    @Override
    public void run() {
      ran++;
    }
  }

  private static final class RehearsalError extends Error {
    private static final long serialVersionUID = 1;

    RehearsalError() {
      super("rehearsal", null, false, false);
    }
  }
}
