/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;
import java.util.concurrent.TimeUnit;

/** Whether the stop may be thrown, with the stack that was looked at. Immutable. */
public final class Verdict {
  private static final long LONG_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long SHORT_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(10);

  /** For how long it is safe to say that a monitor is owned by where it was locked. */
  private static final long SURE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Frame[] stack;
  private final String putOff;
  private final String cutOff;
  private final boolean inZone;
  private final Frame owner;
  private final long ownedNanos;

  private Verdict(
      Frame[] stack, String putOff, String cutOff, boolean inZone, Frame owner, long ownedNanos) {
    this.stack = stack;
    this.putOff = putOff;
    this.cutOff = cutOff;
    this.inZone = inZone;
    this.owner = owner;
    this.ownedNanos = ownedNanos;
  }

  static Verdict mayBeThrown(Frame[] stack) {
    return new Verdict(stack, null, null, false, null, 0);
  }

  static Verdict cleansUp(Frame[] stack, String why) {
    return new Verdict(stack, why, null, false, null, 0);
  }

  static Verdict cutsOff(Frame[] stack, Frame cleanup) {
    return new Verdict(stack, null, cleanup.toString(), false, null, 0);
  }

  static Verdict inZone(Frame[] stack, String why) {
    return new Verdict(stack, why, null, true, null, 0);
  }

  /** A monitor is owned, which the frame has locked if that is known, or else null. */
  static Verdict inMonitor(Frame[] stack, String why, Frame owner) {
    return new Verdict(stack, why, null, true, owner, System.nanoTime());
  }

  /**
   * The same verdict if the monitor is still owned, by the look of the stack, which is much quicker
   * than to ask the JVM; null if that has to be asked.
   */
  Verdict ifStillOwned(Frame[] now) {
    if (owner == null || System.nanoTime() - ownedNanos > SURE_NANOS || now.length == 0) {
      return null;
    }
    int index = now[0].depth() - owner.depth();
    return index >= 0 && index < now.length && now[index].isAtSamePlaceAs(owner)
        ? new Verdict(now, putOff, null, true, owner, ownedNanos)
        : null;
  }

  /**
   * How long to wait for the next look, when this one took so long. A zone may be left for a moment
   * only, in which the thread passes one checkpoint, after a great many inside.
   */
  public long pauseNanos(long lookNanos) {
    return inZone ? Math.max(SHORT_PAUSE_NANOS, lookNanos) : LONG_PAUSE_NANOS;
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
