/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.Verdict;
import java.util.concurrent.TimeUnit;

/**
 * The last verdict about a thread in which no stop may be thrown at the moment. It saves a new
 * inspection at each of its checkpoints. Used by that thread only.
 */
final class LastVerdict {
  /** Cleanup code that cannot be looked at counts as running for so long. */
  private static final long TRUST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private Verdict verdict;
  private long againNanos;

  void note(Verdict judged, long startNanos) {
    verdict = judged;
    pause(startNanos);
  }

  private void pause(long startNanos) {
    long now = System.nanoTime();
    againNanos = now + verdict.pauseNanos(now - startNanos);
  }

  /**
   * Whether a stop may still be deferred although the stack cannot be read now. A thread that was
   * seen in a zone counts as being there until it is seen elsewhere. Takes no memory.
   */
  boolean mayStillBeDeferred(long nowNanos) {
    return verdict != null
        && (verdict.isInZone()
            || (verdict.deferral() != null && verdict.ageNanos(nowNanos) < TRUST_NANOS));
  }

  /** Whether it is too soon to judge again. */
  boolean isEnough(DeliveryRules rules, long nowNanos) {
    if (verdict == null || verdict.deferral() == null) {
      return false;
    }
    if (nowNanos - againNanos < 0) {
      return true;
    }
    boolean holds = rules.stillHolds(verdict);
    if (holds) {
      pause(nowNanos);
    }
    return holds;
  }
}
