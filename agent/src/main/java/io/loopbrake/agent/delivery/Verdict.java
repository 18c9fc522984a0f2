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

  /** For how long a glance is enough to say that a thread is where it was. */
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

  /** A checkpoint at the entry of a method was passed by a call that it is not there for. */
  static Verdict elsewhere() {
    return ELSEWHERE;
  }

  /** Whether the checkpoint says nothing about the request. */
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

  static Verdict unsettled(Frame[] stack, String why) {
    return new Verdict(stack, why, null, false, true);
  }

  /** Whether the next checkpoints will tell whether the thread is still at the same work. */
  public boolean isUnsettled() {
    return deferral != null && left;
  }

  static Verdict hasLeft(Frame[] stack) {
    return new Verdict(stack, null, null, false, true);
  }

  /** Whether the error has left the work, so that it is never to be thrown again. */
  public boolean hasLeft() {
    return deferral == null && left;
  }

  /** Whether the stop was deferred for a zone. */
  public boolean isInZone() {
    return inZone;
  }

  /** How long ago it was found. */
  public long ageNanos(long nowNanos) {
    return nowNanos - nanos;
  }

  /** Whether it is of a moment ago, and of a zone. */
  boolean isSureInZone() {
    return inZone && stack.length > 0 && ageNanos(System.nanoTime()) < SURE_NANOS;
  }

  /**
   * How long to wait for the next look, when this one took so long. A zone may be left for a moment
   * only, in which the thread passes one checkpoint after a great many inside.
   */
  public long pauseNanos(long lookNanos) {
    return inZone ? Math.max(SHORT_PAUSE_NANOS, lookNanos) : LONG_PAUSE_NANOS;
  }

  /** Innermost frame first. */
  public Frame[] stack() {
    return stack;
  }

  /** Where the thread is. */
  public String place() {
    return stack.length == 0 ? "an unknown place" : stack[0].toString();
  }

  /** Why it may not be thrown yet; null if it may. */
  public String deferral() {
    return deferral;
  }

  /** The cleanup code that has had its time and is cut off; null if there is none. */
  public String cutOff() {
    return cutOff;
  }
}
