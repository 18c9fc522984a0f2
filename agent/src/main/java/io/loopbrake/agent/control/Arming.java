/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.gate.Brakes;
import io.loopbrake.agent.gate.GateClass;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps the flag and the gates as the open requests need them: the flag first, gates where it does
 * not reach, and nothing longer than it must. Gates stay armed for a moment after they were last
 * needed, because each change makes the JVM compile code anew. Used by the control thread only.
 */
final class Arming {
  private static final long SHORTEST_LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);

  /**
   * HotSpot gives a method up for good after 400 compilations thrown away ({@code
   * PerMethodRecompilationCutoff}); with JDK 17 and gates that were redefined 110 armings did it. A
   * gate that was needed this often therefore stays armed twice as long each time, in the end for
   * ever.
   */
  private static final int ARMINGS_BEFORE_PATIENCE = 40;

  /** The loops of so many gates one method may well have inlined. */
  private static final int FEW_GATES = 4;

  private static final int MOST_DOUBLINGS = 30;
  private static final int MOST_STACKS = 20;
  private static final int MOST_LOOKS = 50;

  private final Brakes brakes;
  private final Coverage coverage;
  private final LongSupplier nanoTime;
  private final long[] neededAt = new long[GateClass.COUNT];
  private final int[] armings = new int[GateClass.COUNT];
  private int allArmings;
  private final BitSet armed = new BitSet(GateClass.COUNT);
  private List<Pursuit> pursuits = new ArrayList<>();
  private int next;
  private int nextLook;

  Arming(Brakes brakes, Coverage coverage, LongSupplier nanoTime) {
    this.brakes = brakes;
    this.nanoTime = nanoTime;
    this.coverage = coverage;
  }

  /** Adjusts to the requests that are open now. Returns whether anything is left to look after. */
  boolean adjust(List<StopRequest> open) {
    long now = nanoTime.getAsLong();
    follow(open, now);
    boolean flag = needsFlag(now);
    if (flag != brakes.isRaised()) {
      if (flag) {
        brakes.raise();
      } else {
        brakes.lower();
      }
    }
    adjustGates(now);
    return !pursuits.isEmpty() || !armed.isEmpty();
  }

  /** Looks at the activity of some, another time of others. */
  private boolean needsFlag(long now) {
    boolean needed = false;
    int looks = 0;
    int start = nextLook;
    for (int i = 0; i < pursuits.size(); i++) {
      int index = (start + i) % pursuits.size();
      Pursuit pursuit = pursuits.get(index);
      try {
        if (looks < MOST_LOOKS && pursuit.lookAtActivity(now)) {
          looks++;
          nextLook = index + 1;
        }
        needed |= pursuit.needsFlag(now);
      } catch (RuntimeException | LinkageError itsThread) {
        // Methods of a thread can be the application's; the flag is what all can do without.
        needed |= pursuit.ageNanos(now) < SHORTEST_LINGER_NANOS;
      }
    }
    return needed;
  }

  private void follow(List<StopRequest> open, long now) {
    List<Pursuit> following = new ArrayList<>();
    for (StopRequest request : open) {
      if (request.isOpen()) {
        following.add(request.pursuit(now));
      }
    }
    pursuits = following;
  }

  private void adjustGates(long now) {
    BitSet needed = new BitSet();
    for (int i = 0; i < Math.min(MOST_STACKS, pursuits.size()); i++) {
      next = (next + 1) % pursuits.size();
      try {
        needed.or(pursuits.get(next).neededGates(now, coverage));
      } catch (RuntimeException | LinkageError itsThread) {
        // As above.
      }
    }
    BitSet wanted = (BitSet) needed.clone();
    for (int gate = armed.nextSetBit(0); gate >= 0; gate = armed.nextSetBit(gate + 1)) {
      if (hasYoung(now) || now - neededAt[gate] < lingerNanos(gate)) {
        wanted.set(gate);
      }
    }
    if (!wanted.equals(armed)) {
      brakes.arm(wanted);
    }
    for (int gate = 0; gate < GateClass.COUNT; gate++) {
      neededAt[gate] = needed.get(gate) ? now : neededAt[gate];
      if (wanted.get(gate) && !armed.get(gate)) {
        armings[gate]++;
        allArmings++;
      }
    }
    armed.clear();
    armed.or(wanted);
  }

  /** A gate that is put back while a stop is under way may be needed again a moment later. */
  private boolean hasYoung(long now) {
    for (Pursuit pursuit : pursuits) {
      if (pursuit.ageNanos(now) < SHORTEST_LINGER_NANOS) {
        return true;
      }
    }
    return false;
  }

  private long lingerNanos(int gate) {
    int own = armings[gate] - ARMINGS_BEFORE_PATIENCE;
    int others = (allArmings - FEW_GATES * ARMINGS_BEFORE_PATIENCE) / FEW_GATES;
    int doublings = Math.max(0, Math.min(Math.max(own, others), MOST_DOUBLINGS));
    return SHORTEST_LINGER_NANOS << doublings;
  }
}
