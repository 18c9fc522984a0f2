/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.concurrent.TimeUnit;

/**
 * The periods in which every checkpoint of the thread to stop is seen, because the flag is up and
 * all gates on its stack are armed. A thread that may catch the error waits for such a period
 * before the throw: the first checkpoint after the throw shows whether the thread repeats the same
 * work or does other work. Requested by that thread, granted by the control thread.
 */
final class CheckpointWatch {
  private static final long GRANTED_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * The flag stays up longer than a period by this, because the two threads read the clock at
   * different moments.
   */
  private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** The stop must not fail because the control thread gets no processor. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private volatile long askedNanos;
  private volatile long sinceNanos;
  private volatile long untilNanos;

  /**
   * Whether the error may be thrown: a period is on, or the thread has waited for one long enough.
   * Otherwise requests a period. For the thread to stop.
   */
  boolean isReady(long nowNanos) {
    if (isOn(nowNanos)) {
      return true;
    }
    if (askedNanos == 0) {
      askedNanos = nowNanos;
    }
    return nowNanos - askedNanos > PATIENCE_NANOS;
  }

  /** The error is thrown now. For the thread to stop. */
  void thrown(long nowNanos) {
    if (isOn(nowNanos)) {
      untilNanos = nowNanos + GRANTED_NANOS;
    }
    askedNanos = 0;
  }

  /**
   * A look has told what the thread does after the throw, or that it cannot be told. For the thread
   * to stop; may be called repeatedly.
   */
  void end(long nowNanos) {
    if (isOn(nowNanos)) {
      untilNanos = nowNanos;
    }
  }

  /** Whether all checkpoints were seen from that time on until now. For the thread to stop. */
  boolean covers(long fromNanos, long nowNanos) {
    return isOn(nowNanos) && sinceNanos - fromNanos <= 0;
  }

  private boolean isOn(long nowNanos) {
    return untilNanos != 0 && nowNanos - untilNanos < 0;
  }

  /** Whether the thread waits for a period. For the control thread. */
  boolean isWanted() {
    return askedNanos != 0;
  }

  /** Whether the thread waits for a period, and none is on. For the control thread. */
  boolean isAwaited(long nowNanos) {
    return isWanted() && !isOn(nowNanos);
  }

  /** Whether the flag has to be up for it. For the control thread. */
  boolean needsFlag(long nowNanos) {
    return isWanted() || untilNanos != 0 && nowNanos - untilNanos < SLACK_NANOS;
  }

  /** The flag is up and the gates are armed. For the control thread. */
  void grant(long nowNanos) {
    if (isAwaited(nowNanos)) {
      sinceNanos = nowNanos;
      untilNanos = nowNanos + GRANTED_NANOS;
    }
  }
}
