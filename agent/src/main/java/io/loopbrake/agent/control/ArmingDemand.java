/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.threads.StackTraces;
import io.loopbrake.agent.threads.ThreadActivity;
import io.loopbrake.agent.threads.ThreadCalls;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;

/**
 * The needs of one open request: whether the flag has to be up now, and the gates that have to be
 * armed. In its first second, a request gets them at any cost for other threads; later, only while
 * its thread can pass a checkpoint. Used by the control thread only.
 */
final class ArmingDemand {
  private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long WAY_OUT_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final long INNERMOST_ALONE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LOOK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long SHORTEST_STACK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_STACK_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** A thread that waits again and again may be about to wake up when it has just gone to sleep. */
  private static final long AWAKE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final StopRequest request;
  private long startNanos;
  private boolean forced;
  private long lastSeenAwake;
  private boolean seenToWait;
  private boolean news;
  private boolean newsTaken;
  private long nextLookNanos;
  private long nextStackNanos;
  private long stackPauseNanos;
  private BitSet gates = new BitSet();

  /** The round of the last look at the stack that was made while a watch was wanted. */
  private long watchRoundNanos;

  private ThreadActivity activity;

  ArmingDemand(StopRequest request, long nowNanos) {
    this.request = request;
    // Before, it has the flag and the gates whatever its thread does.
    this.nextLookNanos = nowNanos + YOUNG_NANOS - 2 * LOOK_PAUSE_NANOS;
    this.watchRoundNanos = nowNanos - 1;
    begin(nowNanos);
  }

  /** For how long the request has been pursued. */
  private long ageNanos(long nowNanos) {
    return nowNanos - startNanos;
  }

  /** Whether the request is in its first second, or all checkpoints have to be seen again. */
  boolean isYoung(long nowNanos) {
    return ageNanos(nowNanos) < YOUNG_NANOS || request.watch().needsFlag(nowNanos);
  }

  Thread thread() {
    return request.thread();
  }

  private void begin(long nowNanos) {
    startNanos = nowNanos;
    lastSeenAwake = nowNanos - AWAKE_NANOS + YOUNG_NANOS;
    nextStackNanos = nowNanos;
    stackPauseNanos = SHORTEST_STACK_PAUSE_NANOS;
  }

  /** A stop that is forced gets a first second like a new request. */
  private void beginAnewIfForced(long nowNanos) {
    if (!forced && request.isForced()) {
      forced = true;
      begin(nowNanos);
    }
  }

  /** Looks whether the thread has woken up, which costs next to nothing. */
  void lookAtState(long nowNanos) {
    beginAnewIfForced(nowNanos);
    Thread thread = request.thread();
    boolean waits = thread == null || ThreadCalls.stateOf(thread) != Thread.State.RUNNABLE;
    if (seenToWait && !waits && !isYoung(nowNanos)) {
      awake(nowNanos);
    }
    seenToWait = waits;
  }

  /** Whether it is time to look at the thread's activity. */
  boolean isActivityDue(long nowNanos) {
    return nowNanos - nextLookNanos >= 0;
  }

  /** Looks whether the thread has run, which takes some microseconds. */
  void lookAtActivity(long nowNanos) {
    nextLookNanos = nowNanos + LOOK_PAUSE_NANOS;
    Thread thread = request.thread();
    if (activity == null) {
      if (thread == null) {
        return;
      }
      activity = new ThreadActivity(thread);
    }
    // Both each time, for each compares with the look before.
    boolean waited = activity.hasRunSinceLastLook();
    boolean worked = activity.hasUsedProcessorSinceLastLook();
    if (seenToWait ? waited : worked) {
      awake(nowNanos);
    }
  }

  private void awake(long nowNanos) {
    if (!isAwake(nowNanos)) {
      news = true;
      nextStackNanos = nowNanos;
      stackPauseNanos = SHORTEST_STACK_PAUSE_NANOS;
    }
    lastSeenAwake = nowNanos;
  }

  private boolean isAwake(long nowNanos) {
    return nowNanos - lastSeenAwake < AWAKE_NANOS;
  }

  /** A thread that waits, for whatever, or runs native code for long passes no checkpoint. */
  private boolean canPassCheckpoints(long nowNanos) {
    return isYoung(nowNanos) || isAwake(nowNanos);
  }

  /** Whether the flag should be up. */
  boolean wantsFlag(long nowNanos) {
    return canPassCheckpoints(nowNanos)
        && (request.watch().needsFlag(nowNanos)
            || !request.throwRecord().isOnWayOut(WAY_OUT_NANOS, nowNanos));
  }

  /** Whether it is time to look at the thread's stack again. */
  boolean isStackDue(long nowNanos) {
    if (request.watch().isAwaited(nowNanos)) {
      return true;
    }
    return nowNanos - nextStackNanos >= 0
        && canPassCheckpoints(nowNanos)
        && !request.throwRecord().isOnWayOut(INNERMOST_ALONE_NANOS, nowNanos);
  }

  /**
   * Finds the gates that the thread may pass next. At first these are the gates of the frames down
   * to the innermost loop; if they have not been sufficient, those of all classes on the stack.
   */
  void lookAtStack(long nowNanos, Coverage coverage) {
    Thread thread = request.thread();
    nextStackNanos = nowNanos + stackPauseNanos;
    stackPauseNanos = Math.min(LONGEST_STACK_PAUSE_NANOS, 2 * stackPauseNanos);
    // Read before the look, which has to show where the thread is while it waits for a watch.
    boolean forWatch = request.watch().isWanted();
    boolean seesAll = forWatch || ageNanos(nowNanos) >= INNERMOST_ALONE_NANOS;
    BitSet found = thread == null ? new BitSet() : gatesOn(thread, coverage, !seesAll);
    news |= !isYoung(nowNanos) && !found.equals(gates);
    gates = found;
    if (forWatch) {
      watchRoundNanos = nowNanos;
    }
  }

  /** The gates to arm, as far as is known. */
  BitSet gates(long nowNanos) {
    return canPassCheckpoints(nowNanos) ? gates : new BitSet();
  }

  /**
   * The flag is up, and the gates that are known are armed. A look of an earlier round grants no
   * watch, because the thread may have moved on to other gates.
   */
  void armed(long nowNanos) {
    if (watchRoundNanos == nowNanos) {
      request.watch().grant(nowNanos);
    }
  }

  /** Whether there is news of the thread, and {@link #takeNews} has not returned any before. */
  boolean hasFirstNews() {
    return news && !newsTaken;
  }

  /** Whether the thread has woken up or moved on to other gates since this was asked last. */
  boolean takeNews() {
    boolean taken = news;
    newsTaken |= news;
    news = false;
    return taken;
  }

  private static BitSet gatesOn(Thread thread, Coverage coverage, boolean innermostAlone) {
    BitSet found = new BitSet();
    for (StackTraceElement frame : StackTraces.belowCheckpoint(ThreadCalls.stackOf(thread))) {
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
