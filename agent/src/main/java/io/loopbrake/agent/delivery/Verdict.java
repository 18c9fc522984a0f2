/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;
import java.util.concurrent.TimeUnit;

/** The decision whether the stop may be thrown, with the inspected stack. Immutable. */
public final class Verdict {
  private static final long LONG_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long SHORT_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(2);

  /**
   * For how long a look at the innermost frame is sufficient to know that a thread has not moved.
   */
  private static final long SURE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final Verdict ELSEWHERE = new Verdict(new Frame[0], "", null, false, false);

  private final Frame[] stack;
  private final String deferral;
  private final String cutOff;
  private final boolean inZone;
  private final boolean left;
  private final long nanos = System.nanoTime();

  private Verdict(Frame[] stack, String deferral, String cutOff, boolean inZone, boolean left) {
    this.left = left;
    this.stack = stack;
    this.deferral = deferral;
    this.cutOff = cutOff;
    this.inZone = inZone;
  }

  /**
   * The verdict for a call that passes a checkpoint at the entry of a method that was planted for
   * other calls.
   */
  static Verdict elsewhere() {
    return ELSEWHERE;
  }

  /** Whether the checkpoint was passed by a call that does not concern the request. */
  public boolean isElsewhere() {
    return this == ELSEWHERE;
  }

  static Verdict mayBeThrown(Frame[] stack) {
    return new Verdict(stack, null, null, false, false);
  }

  static Verdict cleansUp(Frame[] stack, String why) {
    return new Verdict(stack, why, null, false, false);
  }

  static Verdict cutsOff(Frame[] stack, Frame cleanup) {
    return new Verdict(stack, null, cleanup.toString(), false, false);
  }

  static Verdict inZone(Frame[] stack, String why) {
    return new Verdict(stack, why, null, true, false);
  }

  static Verdict hasLeft(Frame[] stack) {
    return new Verdict(stack, null, null, false, true);
  }

  /** Whether the error has left the work, so that it must not be thrown again. */
  public boolean hasLeft() {
    return left;
  }

  /**
   * Whether the stop is deferred because of a zone, a hand-off or a monitor, and not because of
   * cleanup code.
   */
  public boolean isInZone() {
    return inZone;
  }

  /** The age of the verdict at this time of {@link System#nanoTime}. */
  public long ageNanos(long nowNanos) {
    return nowNanos - nanos;
  }

  /** Whether the verdict is younger than a millisecond, and for a zone. */
  boolean isSureInZone() {
    return inZone && stack.length > 0 && ageNanos(System.nanoTime()) < SURE_NANOS;
  }

  /**
   * The pause until the next look, after one that took this long. It is short for a zone, because
   * the thread may leave a zone for a moment only, in which it passes one checkpoint after a great
   * many inside.
   */
  public long pauseNanos(long lookNanos) {
    return inZone ? Math.max(SHORT_PAUSE_NANOS, lookNanos) : LONG_PAUSE_NANOS;
  }

  /** The inspected stack, innermost frame first; empty if it is not known. Must not be changed. */
  public Frame[] stack() {
    return stack;
  }

  /** The innermost frame as a text; never empty. */
  public String place() {
    return stack.length == 0 ? "an unknown place" : stack[0].toString();
  }

  /**
   * Why the stop may not be thrown yet, in words that follow "deferred: "; null if it may, or if it
   * {@link #hasLeft}.
   */
  public String deferral() {
    return deferral;
  }

  /** The cleanup code that has used up its time and is cut off; null if there is none. */
  public String cutOff() {
    return cutOff;
  }
}
