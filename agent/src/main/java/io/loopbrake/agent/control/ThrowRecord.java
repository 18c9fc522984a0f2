/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.Throws;
import io.loopbrake.agent.stack.Frame;

/**
 * The times and places at which the stop error was thrown. Written by the thread to stop, read by
 * any thread.
 */
final class ThrowRecord {
  private static final Frame[] NOWHERE = {};

  /** A thread that has caught the error so often is not on its way out. */
  private static final int MANY = 20;

  private volatile Throws thrown = Throws.NONE;
  private volatile long blindNanos;
  private volatile long lastNanos;
  private int count;

  /** Notes an error before it is thrown. */
  void at(Frame[] stack, long nowNanos) {
    thrown = soFar().and(stack, nowNanos);
  }

  /** As {@link #at} with an unknown stack, and without memory. */
  void blindly(long nowNanos) {
    blindNanos = nowNanos == 0 ? 1 : nowNanos;
  }

  /** The throws until now. For the thread to stop only. */
  Throws soFar() {
    if (blindNanos != 0) {
      thrown = thrown.and(NOWHERE, blindNanos);
      blindNanos = 0;
    }
    return thrown;
  }

  /** As {@link #soFar}, for other threads, without a last throw that {@link #blindly} noted. */
  Throws known() {
    return thrown;
  }

  /** The stack at the first throw, innermost frame first; empty before, or if it is not known. */
  Frame[] firstStack() {
    return thrown.firstStack();
  }

  /** The time since the first throw; 0 before. */
  long ageNanos(long nowNanos) {
    if (thrown.areAny()) {
      return thrown.ageNanos(nowNanos);
    }
    return blindNanos == 0 ? 0 : nowNanos - blindNanos;
  }

  /** Notes each error when it is thrown. */
  void another() {
    count++;
    lastNanos = System.nanoTime();
  }

  /** Whether the last throw is so recent that the thread may be on its way out. */
  boolean isOnWayOut(long nanos, long nowNanos) {
    return wasWithin(nanos, nowNanos) && count < MANY;
  }

  /** To be asked before the count is read, which is written before the time. */
  private boolean wasWithin(long nanos, long nowNanos) {
    return lastNanos != 0 && nowNanos - lastNanos < nanos;
  }
}
