/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.stack.StackReader;
import java.util.concurrent.TimeUnit;

/** Judges whether a stop may be thrown in the calling thread now. Thread-safe. */
public final class DeliveryRules {
  private final StackReader stacks;
  private final NoStopZones zones;
  private final CleanupCode cleanup;
  private final long windowNanos;
  private final OwnedMonitors monitors;

  /**
   * Creates the rules.
   *
   * @param windowNanos for how long cleanup code may run after the stop was first thrown
   * @param monitors null if it does not matter which monitors the thread owns
   */
  public DeliveryRules(
      StackReader stacks,
      NoStopZones zones,
      CleanupCode cleanup,
      long windowNanos,
      OwnedMonitors monitors) {
    this.stacks = stacks;
    this.zones = zones;
    this.cleanup = cleanup;
    this.windowNanos = windowNanos;
    this.monitors = monitors;
  }

  /** It may be thrown, whatever is on the stack. */
  public Verdict look() {
    return Verdict.mayBeThrown(stacks.ofCurrentThread());
  }

  /**
   * Judges.
   *
   * @param first the stack when the stop was first thrown; empty if it was not thrown yet
   * @param nanosSinceFirst how long ago that was
   */
  public Verdict judge(Frame[] first, long nanosSinceFirst) {
    Frame[] now = stacks.ofCurrentThread();
    String objection = zones.objection(now);
    if (objection != null) {
      return Verdict.inZone(now, objection);
    }
    if (monitors != null) {
      objection = monitors.objection(Thread.currentThread());
    }
    if (objection != null) {
      return Verdict.inZone(now, objection);
    }
    Frame cleaning = first.length == 0 ? null : cleanup.in(first, now);
    if (cleaning == null) {
      return Verdict.mayBeThrown(now);
    }
    return nanosSinceFirst < windowNanos
        ? Verdict.cleansUp(
            now,
            "cleanup code runs in "
                + cleaning
                + ", until "
                + TimeUnit.NANOSECONDS.toMillis(windowNanos)
                + " ms after the first delivery at the latest")
        : Verdict.cutsOff(now, cleaning);
  }

  /**
   * Whether a glance is enough to say that a verdict, which put the stop off a moment ago, holds:
   * the thread is where it was.
   */
  public boolean stillHolds(Verdict last) {
    if (!last.isSureInZone()) {
      return false;
    }
    Frame innermost = stacks.innermost();
    return innermost != null && innermost.isAtSamePlaceAs(last.stack()[0]);
  }

  /**
   * Why another thread should not be interrupted, in words that follow "put off: "; null if it may.
   */
  public String objection(Thread thread, StackTraceElement[] stack) {
    String objection = zones.objection(stack);
    if (objection != null || monitors == null) {
      return objection;
    }
    return monitors.objection(thread);
  }

  /** For how long cleanup code may run. */
  public long windowNanos() {
    return windowNanos;
  }
}
