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
   * @param last what was judged last of the same thread; null if nothing was
   */
  public Verdict judge(Frame[] first, long nanosSinceFirst, Verdict last) {
    Frame[] now = stacks.ofCurrentThread();
    String objection = zones.objection(now);
    if (objection != null) {
      return Verdict.inZone(now, objection);
    }
    Verdict inMonitor = monitors == null ? null : inMonitor(now, last);
    if (inMonitor != null) {
      return inMonitor;
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

  private Verdict inMonitor(Frame[] now, Verdict last) {
    Verdict still = last == null ? null : last.ifStillOwned(now);
    if (still != null) {
      return still;
    }
    OwnedMonitor owned = monitors.first(Thread.currentThread());
    return owned == null ? null : Verdict.inMonitor(now, owned.toString(), owned.frameIn(now));
  }

  /**
   * Why another thread should not be interrupted, in words that follow "put off: "; null if it may.
   */
  public String objection(Thread thread, StackTraceElement[] stack) {
    String objection = zones.objection(stack);
    if (objection != null || monitors == null) {
      return objection;
    }
    OwnedMonitor owned = monitors.first(thread);
    return owned == null ? null : owned.toString();
  }

  /** For how long cleanup code may run. */
  public long windowNanos() {
    return windowNanos;
  }
}
