/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.stack.ProxyFrames;
import io.loopbrake.agent.stack.StackReader;
import java.util.concurrent.TimeUnit;

/**
 * Decides whether a stop may be thrown at this moment. {@link #look}, {@link #judge} and {@link
 * #stillHolds} are for a thread that passes a checkpoint, and judge that thread. Thread-safe.
 */
public final class DeliveryRules {
  private final StackReader stacks;
  private final NoStopZones zones;
  private final HandOffs handOffs = new HandOffs(RoleTable.standard());
  private final CleanupCode cleanup;
  private final long windowNanos;
  private final OwnedMonitors monitors;
  private final Departure departure;
  private final EntryCheckpoints entries;

  /**
   * Creates the rules for checkpoints in loops.
   *
   * @param windowNanos for how long cleanup code may run after the first throw, in nanoseconds
   * @param monitors null if a stop may be thrown while the thread owns monitors
   */
  public DeliveryRules(
      StackReader stacks,
      NoStopZones zones,
      CleanupCode cleanup,
      long windowNanos,
      OwnedMonitors monitors) {
    this(stacks, zones, cleanup, windowNanos, monitors, null);
  }

  private DeliveryRules(
      StackReader stacks,
      NoStopZones zones,
      CleanupCode cleanup,
      long windowNanos,
      OwnedMonitors monitors,
      EntryCheckpoints entries) {
    this.stacks = stacks;
    this.zones = zones;
    this.cleanup = cleanup;
    this.windowNanos = windowNanos;
    this.monitors = monitors;
    this.departure = new Departure(cleanup.handlers());
    this.entries = entries;
  }

  /**
   * The same rules for checkpoints at the entry of methods. They judge only calls from the loop
   * that {@code checkpoints} recognises.
   */
  public DeliveryRules atEntries(EntryCheckpoints checkpoints) {
    return new DeliveryRules(stacks, zones, cleanup, windowNanos, monitors, checkpoints);
  }

  /**
   * Whether the stack is necessary to know if the checkpoint concerns the request, as for
   * checkpoints at the entry of methods.
   */
  public boolean needStack() {
    return entries != null;
  }

  /** Null if the call of another loop has led here. */
  private Frame[] stackHere() {
    Frame[] stack = stacks.ofCurrentThread();
    return entries == null ? stack : entries.atCall(stack);
  }

  /**
   * The verdict for a forced stop: it may be thrown with any stack, unless the call of another loop
   * has led to the checkpoint.
   */
  public Verdict look() {
    Frame[] now = stackHere();
    return now == null ? Verdict.elsewhere() : Verdict.mayBeThrown(now);
  }

  /**
   * Judges the calling thread.
   *
   * @param thrown the throws of the error until now
   * @param lifelong whether the task is the whole life of the thread, so that only the stack tells
   *     whether the error has left the work
   * @param watched whether every checkpoint was judged that the thread has passed since the last
   *     throw
   * @param nanosSinceAsked the age of the request
   */
  public Verdict judge(Throws thrown, boolean lifelong, boolean watched, long nanosSinceAsked) {
    Frame[] now = stackHere();
    return now == null
        ? Verdict.elsewhere()
        : judge(Thread.currentThread(), now, thrown, lifelong, watched, nanosSinceAsked);
  }

  /**
   * Judges whether an error may be thrown in another thread, which passes no checkpoint.
   *
   * @param now the stack of that thread, innermost frame first
   * @param thrown the throws of the error until now
   * @param lifelong whether the task is the whole life of the thread
   * @param nanosSinceAsked the age of the request
   */
  public Verdict judgeFromOutside(
      Thread thread, Frame[] now, Throws thrown, boolean lifelong, long nanosSinceAsked) {
    return judge(thread, now, thrown, lifelong, false, nanosSinceAsked);
  }

  private Verdict judge(
      Thread thread,
      Frame[] now,
      Throws thrown,
      boolean lifelong,
      boolean watched,
      long nanosSinceAsked) {
    long nanos = System.nanoTime();
    Departure.Finding finding = departure.judge(thrown.lastStack(), now, watched);
    if (lifelong && finding == Departure.Finding.LEFT) {
      return Verdict.hasLeft(now);
    }
    String objection = zones.objection(now);
    if (objection == null) {
      objection = handOffs.objection(now, nanosSinceAsked < windowNanos);
    }
    if (objection != null) {
      return Verdict.inZone(now, objection);
    }
    if (monitors != null) {
      objection = monitors.objection(thread);
    }
    if (objection != null) {
      return Verdict.inZone(now, objection);
    }
    if (lifelong
        && (finding == Departure.Finding.UNSETTLED || finding == Departure.Finding.DOUBTFUL)) {
      return Verdict.cleansUp(now, InlinedText.UNSETTLED);
    }
    if (lifelong && isLost(thrown, nanos)) {
      return Verdict.cleansUp(now, "memory ran out at the last throw, and nothing is known of it");
    }
    return judgeCleanup(thrown, nanos, now, finding == Departure.Finding.GOES_ON);
  }

  /** Whether the stack of the last throw could not be noted, for lack of memory. */
  private boolean isLost(Throws thrown, long nanos) {
    return thrown.areAny()
        && thrown.lastStack().length == 0
        && nanos - thrown.lastNanos() > windowNanos;
  }

  private Verdict judgeCleanup(Throws thrown, long nanos, Frame[] now, boolean goesOn) {
    Frame cleaning = thrown.areAny() ? cleanup.in(thrown.firstStack(), now) : null;
    boolean inTime = thrown.ageNanos(nanos) < windowNanos;
    long millis = TimeUnit.NANOSECONDS.toMillis(windowNanos);
    if (cleaning == null) {
      return goesOn && inTime
          ? Verdict.cleansUp(now, InlinedText.GOES_ON + millis + InlinedText.MILLIS_AT_MOST)
          : Verdict.mayBeThrown(now);
    }
    return inTime
        ? Verdict.cleansUp(
            now,
            InlinedText.CLEANS_UP + cleaning + ", until " + millis + InlinedText.MILLIS_AT_MOST)
        : Verdict.cutsOff(now, cleaning);
  }

  /**
   * Whether the first checkpoint after a throw with this stack must be seen, because included code
   * may catch the error.
   */
  public boolean needsWatch(Frame[] stack) {
    return departure.needsWatch(stack);
  }

  /**
   * Whether the work in which the error was thrown has left the stack of the thread.
   *
   * @param now the stack, innermost frame first
   * @param waiting whether the thread waits for something
   */
  public boolean isGone(Throws thrown, StackTraceElement[] now, boolean waiting) {
    return departure.isGone(thrown.lastStack(), ProxyFrames.without(now), waiting);
  }

  /**
   * Whether the thread certainly does the same work as at the last throw.
   *
   * @param now the stack, innermost frame first
   */
  public boolean isStillThere(Throws thrown, StackTraceElement[] now) {
    return departure.isStillThere(thrown.lastStack(), ProxyFrames.without(now));
  }

  /** The method that did the work in which the error was thrown; null if it is not known. */
  public Frame work(Throws thrown) {
    return departure.work(thrown.firstStack());
  }

  /**
   * Whether a deferral by {@link #judge} certainly still holds for the calling thread, because its
   * innermost frame has not moved. Much quicker than to judge again.
   */
  public boolean stillHolds(Verdict last) {
    if (!last.isSureInZone()) {
      return false;
    }
    Frame innermost = stacks.innermost();
    return innermost != null && innermost.isAtSamePlaceAs(last.stack()[0]);
  }

  /**
   * Why another thread must not be interrupted, in words that follow "deferred: "; null if it may
   * be. A thread that waits in a hand-off may be, because the hand-off expects it.
   *
   * @param stack innermost frame first
   */
  public String objection(Thread thread, StackTraceElement[] stack) {
    String objection = zones.objection(stack);
    if (objection != null || monitors == null) {
      return objection;
    }
    return monitors.objection(thread);
  }

  /** For how long cleanup code may run after the first throw, in nanoseconds. */
  public long windowNanos() {
    return windowNanos;
  }
}
