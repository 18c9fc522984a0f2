/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.threads.StackTraces;
import io.loopbrake.agent.threads.ThreadActivity;
import io.loopbrake.agent.threads.VirtualThreads;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;

/**
 * What one open request needs to be delivered: whether the flag must be up now, and which gates
 * must be armed. Used by the control thread only.
 */
final class Pursuit {
  private static final long WAY_OUT_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final long INNERMOST_ALONE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long STEADY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long STEADY_IN_ZONE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long LOOK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long SHORTEST_STACK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_STACK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long AWAKE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long CATCHING_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long HOPE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final StopRequest request;
  private final long startNanos;
  private long lastSeenAwake;
  private long lastLook;
  private long nextStackNanos;
  private long stackPauseNanos = SHORTEST_STACK_PAUSE_NANOS;
  private BitSet gates = new BitSet();
  private ThreadActivity activity;

  Pursuit(StopRequest request, long nowNanos) {
    this.request = request;
    this.startNanos = nowNanos;
    this.lastSeenAwake = nowNanos;
    this.nextStackNanos = nowNanos;
  }

  /** For how long the request has been pursued. */
  long ageNanos(long nowNanos) {
    return nowNanos - startNanos;
  }

  /**
   * Looks whether the thread has run, from time to time. Returns whether it did look, for that
   * takes some microseconds.
   */
  boolean lookAtActivity(long nowNanos) {
    if (ageNanos(nowNanos) < STEADY_NANOS || nowNanos - lastLook < LOOK_PAUSE_NANOS) {
      return false;
    }
    lastLook = nowNanos;
    if (activity == null) {
      activity = new ThreadActivity(request.order().threadId);
    }
    if (activity.hasRunSinceLastLook()) {
      lastSeenAwake = nowNanos;
    }
    return true;
  }

  /**
   * Whether the flag should be up. A thread that cannot run passes no checkpoint, and a thread that
   * ran on for long without passing one is waited for in short pulses, because every other thread
   * pays a little while the flag is up. So is one that wakes again and again, which may be our own
   * interrupts' doing, and passes none all the same.
   */
  boolean needsFlag(long nowNanos) {
    if (request.deliveries().isOnWayOut(WAY_OUT_NANOS, nowNanos)) {
      return false;
    }
    long age = ageNanos(nowNanos);
    if (age < STEADY_NANOS) {
      return true;
    }
    Thread thread = request.thread();
    if (isRunnable(thread) || isVirtual(thread)) {
      return Pulses.isOneAt(nowNanos) || isBetweenZones(age) || isCatching(age, nowNanos);
    }
    return nowNanos - lastSeenAwake < AWAKE_NANOS && (age < HOPE_NANOS || Pulses.isOneAt(nowNanos));
  }

  /** A zone may be left for less than the time between two pulses, and entered again. */
  private boolean isBetweenZones(long ageNanos) {
    return ageNanos < STEADY_IN_ZONE_NANOS && request.isPutOff() && !request.isDelivered();
  }

  /** Each level of a recursion may catch the stop, and each throw brings the thread out of one. */
  private boolean isCatching(long ageNanos, long nowNanos) {
    return ageNanos < HOPE_NANOS && request.deliveries().isCaughtAgain(CATCHING_NANOS, nowNanos);
  }

  /**
   * The gates to arm: that of the innermost loop on the thread's stack at once, where it has one;
   * those of all classes on the stack when that has not been enough. Also of a thread that waits:
   * it may wake for a moment only, and passes them then.
   */
  BitSet neededGates(long nowNanos, Coverage coverage) {
    Thread thread = request.thread();
    if (thread == null) {
      return new BitSet();
    }
    boolean leaving = request.deliveries().isOnWayOut(INNERMOST_ALONE_NANOS, nowNanos);
    if (nowNanos - nextStackNanos >= 0 && !leaving) {
      gates = gatesOn(thread, coverage, ageNanos(nowNanos) < INNERMOST_ALONE_NANOS);
      nextStackNanos = nowNanos + stackPauseNanos;
      stackPauseNanos = Math.min(LONGEST_STACK_PAUSE_NANOS, 2 * stackPauseNanos);
    }
    return gates;
  }

  private static boolean isVirtual(Thread thread) {
    return thread != null && VirtualThreads.isVirtual(thread);
  }

  private static boolean isRunnable(Thread thread) {
    return thread != null && thread.getState() == Thread.State.RUNNABLE;
  }

  private static BitSet gatesOn(Thread thread, Coverage coverage, boolean innermostAlone) {
    BitSet found = new BitSet();
    for (StackTraceElement frame : StackTraces.belowCheckpoint(thread.getStackTrace())) {
      int gate = coverage.gateOf(frame.getClassName());
      if (gate >= 0) {
        found.set(gate);
      }
      if (innermostAlone && coverage.hasLoopIn(frame.getClassName(), frame.getMethodName())) {
        break;
      }
    }
    return found;
  }
}
