/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;

/** The places and times of the first and the last throw of a stop error. Immutable. */
public final class Throws {
  private static final Frame[] NOWHERE = {};

  /** No throw yet. */
  public static final Throws NONE = new Throws(NOWHERE, 0, NOWHERE, 0);

  private final Frame[] firstStack;
  private final long firstNanos;
  private final Frame[] lastStack;
  private final long lastNanos;

  private Throws(Frame[] firstStack, long firstNanos, Frame[] lastStack, long lastNanos) {
    this.firstStack = firstStack;
    this.firstNanos = firstNanos;
    this.lastStack = lastStack;
    this.lastNanos = lastNanos;
  }

  /**
   * These throws and one more, at a time of {@link System#nanoTime}.
   *
   * @param stack innermost frame first; empty if it is not known
   */
  public Throws and(Frame[] stack, long nanos) {
    return areAny()
        ? new Throws(firstStack, firstNanos, stack, nanos)
        : new Throws(stack, nanos, stack, nanos);
  }

  /** Whether there was any throw. */
  public boolean areAny() {
    return this != NONE;
  }

  /** The stack at the first throw, innermost frame first; empty before, or if it is not known. */
  public Frame[] firstStack() {
    return firstStack;
  }

  /** The time since the first throw, in nanoseconds; 0 before. */
  public long ageNanos(long nowNanos) {
    return areAny() ? nowNanos - firstNanos : 0;
  }

  /** The stack at the last throw, innermost frame first; empty before, or if it is not known. */
  Frame[] lastStack() {
    return lastStack;
  }

  /** The time of the last throw, on the clock of {@link System#nanoTime}; 0 before. */
  public long lastNanos() {
    return lastNanos;
  }
}
