/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.threads.ThreadCalls;

/**
 * The interrupt of the application that caused a request, if any. Before the first throw, the stop
 * is due only while the interrupt status is set: code that has cleared the status has handled the
 * interrupt. The interrupt belongs to the task to stop only, and ends with it. Thread-safe.
 */
final class CausingInterrupt {
  private final boolean isCause;
  private final RequestLife life;
  private volatile boolean cleared;

  CausingInterrupt(StopOrder order, RequestLife life) {
    this.isCause = order.byInterrupt;
    this.life = life;
  }

  /** Whether the stop is due only while the interrupt status is set. */
  boolean decides() {
    return isCause && life.isRevocable();
  }

  /** Whether the code has cleared the status, so that no stop is due. */
  boolean isNoticed(Thread thread) {
    return decides() && !ThreadCalls.isInterrupted(thread);
  }

  /** Whether the request was closed because the code had cleared the status. */
  boolean wasNoticed() {
    return life.isRevoked();
  }

  /**
   * Somebody else asks for the same stop. From now on it is due even if the code clears the status.
   * Returns whether the request is still open.
   */
  boolean join(String said) {
    return !isCause || life.makeFirm() && life.amend(said);
  }

  /** Whether the thread has to clear the status when the task is over. */
  boolean isLeft() {
    return isCause && !cleared && life.hasHit();
  }

  /** The task is over. Runs in its thread. */
  void end() {
    if (isLeft()) {
      cleared = true;
      Thread.interrupted();
    }
  }
}
