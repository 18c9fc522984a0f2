/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The time for which one thread is suspended. It always ends: the thread that suspended the other
 * one ends it or, if that takes too long, the watch does. The watch may end it at any moment except
 * while the error is handed over, so that the error reaches the thread only at the place where it
 * was seen.
 */
final class Suspension {
  /**
   * A look takes less than a millisecond. If it takes longer than this, it waits for something,
   * such as a lock that the suspended thread owns, or for a processor.
   */
  static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Not a code of JVMTI: the watch has resumed the thread already. */
  static final int LET_GO = -1;

  private static final int MOST_TRIES = 100;

  private static final int RUNS = 0;
  private static final int BEING_SUSPENDED = 1;
  private static final int SUSPENDED = 2;
  private static final int BEING_HANDED_THE_ERROR = 3;
  private static final int BEING_RESUMED = 4;

  private final AtomicInteger state = new AtomicInteger(RUNS);
  private final SuspendMeans.Hold hold;
  private volatile long start;
  private volatile int resumeCode;
  private volatile Throwable resumeFailure;

  Suspension(SuspendMeans.Hold hold) {
    this.hold = hold;
  }

  /** Suspends the thread; returns a code of JVMTI. */
  int begin() throws Throwable {
    int code = JvmtiCode.NONE;
    state.set(BEING_SUSPENDED);
    try {
      code = hold.suspend();
      return code;
    } finally {
      // After an exception as well: nobody knows how far it came.
      start = System.nanoTime();
      state.set(code == JvmtiCode.NONE ? SUSPENDED : RUNS);
    }
  }

  /**
   * Passes the error to the thread; returns a code of JVMTI, or {@link #LET_GO}.
   *
   * @param handed runs if the thread has the error, before the watch may resume it
   */
  int handOver(Runnable handed) throws Throwable {
    if (!state.compareAndSet(SUSPENDED, BEING_HANDED_THE_ERROR)) {
      return LET_GO;
    }
    try {
      int code = hold.handOver();
      if (code == JvmtiCode.NONE) {
        handed.run();
      }
      return code;
    } finally {
      state.set(SUSPENDED);
    }
  }

  /** Resumes the thread if it has been suspended for too long. For the watch. */
  void endIfLate() {
    if (state.get() == SUSPENDED && System.nanoTime() - start >= LONGEST_NANOS) {
      end();
    }
  }

  /** Resumes the thread if it is suspended; returns whether it runs. */
  boolean end() {
    for (int i = 0; i < MOST_TRIES && state.get() != RUNS; i++) {
      if (state.compareAndSet(SUSPENDED, BEING_RESUMED)) {
        state.set(isResumed() ? RUNS : SUSPENDED);
      } else {
        Thread.yield();
      }
    }
    return state.get() == RUNS;
  }

  private boolean isResumed() {
    try {
      resumeCode = hold.resume();
      resumeFailure = null;
      return resumeCode == JvmtiCode.NONE
          || resumeCode == JvmtiCode.THREAD_NOT_SUSPENDED
          || resumeCode == JvmtiCode.THREAD_NOT_ALIVE;
    } catch (Throwable e) {
      resumeFailure = e;
      return false;
    }
  }

  /** Why the thread could not be resumed. */
  String resumeFailure() {
    Throwable failure = resumeFailure;
    return failure == null ? JvmtiCode.meaning(resumeCode).text() : failure.toString();
  }
}
