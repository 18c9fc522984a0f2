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

  /** Whoever has caught it so often is not on the way out. */
  private static final int MANY = 20;

  private volatile Throws thrown = Throws.NONE;
  private volatile long blindNanos;
  private volatile long lastNanos;
  private int count;

  /** Takes note of one, before it is thrown. */
  void at(Frame[] stack, long nowNanos) {
    thrown = soFar().and(stack, nowNanos);
  }

  /** As above; nothing is known of the stack, and there is no memory to say so. */
  void blindly(long nowNanos) {
    blindNanos = nowNanos == 0 ? 1 : nowNanos;
  }

  /** Where it was thrown until now. For the thread to stop alone. */
  Throws soFar() {
    if (blindNanos != 0) {
      thrown = thrown.and(NOWHERE, blindNanos);
      blindNanos = 0;
    }
    return thrown;
  }

  /** The same for other threads; nothing of the last one if that was not written down yet. */
  Throws known() {
    return thrown;
  }

  /** The frames at the first one, innermost first; empty before, or if nothing is known of them. */
  Frame[] firstStack() {
    return thrown.firstStack();
  }

  /** How long ago the first one was; 0 before. */
  long ageNanos(long nowNanos) {
    if (thrown.areAny()) {
      return thrown.ageNanos(nowNanos);
    }
    return blindNanos == 0 ? 0 : nowNanos - blindNanos;
  }

  /** Takes note of each one. */
  void another() {
    count++;
    lastNanos = System.nanoTime();
  }

  /** Whether the last one is so recent that the thread may be on its way out. */
  boolean isOnWayOut(long nanos, long nowNanos) {
    return wasWithin(nanos, nowNanos) && count < MANY;
  }

  /** To be asked before the count is read, which is written before the time. */
  private boolean wasWithin(long nanos, long nowNanos) {
    return lastNanos != 0 && nowNanos - lastNanos < nanos;
  }
}
