/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;

/** The places and times of the first and the last throw of a stop error. Immutable. */
public final class Throws {
  private static final Frame[] NOWHERE = {};

  /** Before the first one. */
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

  /** With one more, whose stack is empty if nothing is known of it. */
  public Throws and(Frame[] stack, long nanos) {
    return areAny()
        ? new Throws(firstStack, firstNanos, stack, nanos)
        : new Throws(stack, nanos, stack, nanos);
  }

  /** Whether it was thrown. */
  public boolean areAny() {
    return this != NONE;
  }

  /** The frames at the first one, innermost first; empty before, or if nothing is known of them. */
  public Frame[] firstStack() {
    return firstStack;
  }

  /** How long ago the first one was; 0 before. */
  public long ageNanos(long nowNanos) {
    return areAny() ? nowNanos - firstNanos : 0;
  }

  /** The frames at the last one. */
  Frame[] lastStack() {
    return lastStack;
  }

  /** When the last one was, on the clock of {@link System#nanoTime}. */
  public long lastNanos() {
    return lastNanos;
  }
}
