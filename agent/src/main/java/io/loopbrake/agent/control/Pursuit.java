/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.BitSet;
import java.util.concurrent.TimeUnit;

/**
 * What one open request needs to be delivered: whether the flag must be up now, and which gates
 * must be armed. Used by the control thread only.
 */
final class Pursuit {
  private static final long FLAG_ALONE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long STEADY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long PULSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long SHORTEST_STACK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_STACK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long AWAKE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final StopRequest request;
  private final long startNanos;
  private final ThreadActivity activity;
  private long lastSeenAwake;
  private long nextStackNanos;
  private long stackPauseNanos = SHORTEST_STACK_PAUSE_NANOS;
  private BitSet gates = new BitSet();

  Pursuit(StopRequest request, Thread thread, long nowNanos) {
    this.request = request;
    this.startNanos = nowNanos;
    this.lastSeenAwake = nowNanos;
    this.nextStackNanos = nowNanos;
    this.activity = new ThreadActivity(thread);
  }

  StopRequest request() {
    return request;
  }

  /** Looks at the thread; must come before the questions. */
  void look(long nowNanos) {
    if (activity.look()) {
      lastSeenAwake = nowNanos;
    }
  }

  /**
   * Whether the flag should be up. A thread that cannot run passes no checkpoint, and a thread that
   * ran on for long without passing one is waited for in short pulses, because every other thread
   * pays a little while the flag is up.
   */
  boolean needsFlag(long nowNanos) {
    long age = nowNanos - startNanos;
    if (age < STEADY_NANOS) {
      return true;
    }
    if (activity.isRunnable()) {
      return age % PERIOD_NANOS < PULSE_NANOS;
    }
    return nowNanos - lastSeenAwake < AWAKE_NANOS;
  }

  /**
   * The gates of the classes on the thread's stack: at once if its innermost loop is in a class
   * with gates, otherwise only when the flag alone has not been enough.
   */
  BitSet neededGates(long nowNanos, Coverage coverage) {
    Thread thread = request.thread();
    if (thread == null || !activity.isRunnable()) {
      return new BitSet();
    }
    if (nowNanos - nextStackNanos >= 0) {
      boolean flagMayDo = nowNanos - startNanos < FLAG_ALONE_NANOS && !request.isDelivered();
      gates = gatesOn(thread, coverage, flagMayDo);
      nextStackNanos = nowNanos + stackPauseNanos;
      stackPauseNanos = Math.min(LONGEST_STACK_PAUSE_NANOS, 2 * stackPauseNanos);
    }
    return gates;
  }

  private static BitSet gatesOn(Thread thread, Coverage coverage, boolean flagMayDo) {
    BitSet found = new BitSet();
    boolean innermost = true;
    for (StackTraceElement frame : StackTraces.belowCheckpoint(thread.getStackTrace())) {
      int gate = coverage.gateOf(frame.getClassName());
      if (gate >= 0) {
        found.set(gate);
      }
      if (innermost && coverage.hasLoopIn(frame.getClassName(), frame.getMethodName())) {
        if (gate < 0 && flagMayDo) {
          return new BitSet();
        }
        innermost = false;
      }
    }
    return found;
  }
}
