/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;

/** Whether the stop may be thrown, with the stack that was looked at. Immutable. */
public final class Verdict {
  private final Frame[] stack;
  private final String putOff;
  private final String cutOff;

  private Verdict(Frame[] stack, String putOff, String cutOff) {
    this.stack = stack;
    this.putOff = putOff;
    this.cutOff = cutOff;
  }

  static Verdict mayBeThrown(Frame[] stack) {
    return new Verdict(stack, null, null);
  }

  static Verdict putOff(Frame[] stack, String why) {
    return new Verdict(stack, why, null);
  }

  static Verdict cutsOff(Frame[] stack, Frame cleanup) {
    return new Verdict(stack, null, cleanup.toString());
  }

  /** Innermost frame first. */
  public Frame[] stack() {
    return stack;
  }

  /** Why it may not be thrown yet; null if it may. */
  public String putOff() {
    return putOff;
  }

  /** The cleanup code that has had its time and is cut off; null if there is none. */
  public String cutOff() {
    return cutOff;
  }
}
