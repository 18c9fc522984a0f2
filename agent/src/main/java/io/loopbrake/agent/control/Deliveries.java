/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.stack.Frame;

/** When and where the stop error was thrown. Written by the thread to stop, read by any. */
final class Deliveries {
  private static final Frame[] NOWHERE = {};

  /** Whoever has caught it so often is not on the way out. */
  private static final int MANY = 20;

  private Frame[] firstStack = NOWHERE;
  private volatile long firstNanos;
  private volatile long lastNanos;
  private int count;

  /** Takes note of the first one, before it is thrown. */
  void first(Frame[] stack, long nowNanos) {
    firstStack = stack;
    // After the stack, which is visible to whoever has read this.
    firstNanos = nowNanos;
  }

  /** As above, if there was none before; nothing is known of the stack. */
  void firstBlindly(long nowNanos) {
    if (firstNanos == 0) {
      first(NOWHERE, nowNanos);
    }
  }

  /** The frames at the first one, innermost first; empty before, or if nothing is known of them. */
  Frame[] firstStack() {
    return firstNanos == 0 ? NOWHERE : firstStack;
  }

  /** How long ago the first one was; 0 before. */
  long ageNanos(long nowNanos) {
    return firstNanos == 0 ? 0 : nowNanos - firstNanos;
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
