/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.gate.Brakes;
import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.threads.LookPace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Raises the flag and arms the gates for the open requests. It prefers the flag, arms gates only
 * where the flag is not sufficient, and keeps both only as long as necessary. Gates stay armed for
 * a moment after their last use, because each change makes the JVM recompile code. Used by the
 * control thread only.
 */
final class Arming {
  private static final long SHORTEST_LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** The most stacks that one round reads. */
  private static final int MOST_STACKS = 20;

  /** The time for looks at the activity of threads in one round; a round follows after 10 ms. */
  private static final long MOST_ACTIVITY_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private final Brakes brakes;
  private final Coverage coverage;
  private final FlagCost flagCost;
  private final LongSupplier nanoTime;
  private final FlagAllowance allowance;
  private final SharedGates sharedGates;
  private final LookPace stackPace = new LookPace(0);
  private final long[] neededAt = new long[GateClass.COUNT];
  private final GateArmings armings = new GateArmings();
  private boolean flagIsGranted;
  private List<ArmingDemand> demands = new ArrayList<>();
  private int nextStack;
  private int nextActivity;

  Arming(Brakes brakes, Coverage coverage, FlagCost flagCost, LongSupplier nanoTime) {
    this.brakes = brakes;
    this.coverage = coverage;
    this.flagCost = flagCost;
    this.nanoTime = nanoTime;
    this.allowance = new FlagAllowance(nanoTime.getAsLong());
    this.sharedGates = new SharedGates(coverage, nanoTime);
  }

  /** Adjusts to the requests that are open now. Returns whether anything is left to look after. */
  boolean adjust(List<StopRequest> open) {
    long now = nanoTime.getAsLong();
    follow(open, now);
    lookAtThreads(now);
    BitSet[] needed = neededGates(now);
    adjustFlag(now);
    adjustGates(needed[0], needed[1], now);
    if (brakes.isRaised()) {
      for (ArmingDemand demand : demands) {
        demand.armed(now);
      }
    }
    return !demands.isEmpty() || !brakes.armed().isEmpty();
  }

  /** Lowers the flag and puts all gates back, whatever requests are open. */
  void release() {
    brakes.lower();
    brakes.arm(new BitSet());
  }

  private void follow(List<StopRequest> open, long now) {
    List<ArmingDemand> following = new ArrayList<>();
    for (StopRequest request : open) {
      if (request.isOpen()) {
        following.add(request.controlThreadWork().demand(now));
      }
    }
    demands = following;
  }

  /**
   * Looks at the states of all threads, and at the activity and the stacks of some; the next round
   * continues with the others.
   */
  private void lookAtThreads(long now) {
    for (ArmingDemand demand : demands) {
      try {
        demand.lookAtState(now);
      } catch (RuntimeException | LinkageError itsThread) {
        // Methods of a thread can be the application's.
      }
    }
    lookAtActivities(now);
    lookAtStacks(now);
  }

  private void lookAtActivities(long now) {
    int first = nextActivity;
    for (int i = 0; i < demands.size(); i++) {
      int index = (first + i) % demands.size();
      if (demands.get(index).isActivityDue(now)) {
        nextActivity = index + 1;
        try {
          demands.get(index).lookAtActivity(now);
        } catch (RuntimeException | LinkageError itsThread) {
          // As above.
        }
        if (nanoTime.getAsLong() - now > MOST_ACTIVITY_NANOS) {
          return;
        }
      }
    }
  }

  private void lookAtStacks(long now) {
    int looks = 0;
    int first = nextStack;
    for (int i = 0; i < demands.size() && looks < MOST_STACKS; i++) {
      int index = (first + i) % demands.size();
      ArmingDemand demand = demands.get(index);
      boolean young = demand.isYoung(now);
      long began = nanoTime.getAsLong();
      if (demand.isStackDue(now) && (young || stackPace.isDue(began))) {
        looks++;
        nextStack = index + 1;
        try {
          demand.lookAtStack(now, coverage);
        } catch (RuntimeException | LinkageError itsThread) {
          // As above.
        }
        if (!young) {
          stackPace.looked(began, nanoTime.getAsLong());
        }
      }
    }
  }

  private void adjustFlag(long now) {
    boolean needed = sharedGates.isTurn(now);
    boolean wanted = false;
    for (ArmingDemand demand : demands) {
      boolean wants = demand.wantsFlag(now);
      needed |= wants && demand.isYoung(now);
      wanted |= wants;
    }
    // Passes do not count while the flag has to be up.
    long paid = flagCost.paidNanos();
    flagIsGranted = allowance.grants(wanted && !needed, flagIsGranted ? paid : 0, now);
    boolean flag = needed || flagIsGranted;
    if (flag != brakes.isRaised()) {
      if (flag) {
        brakes.raise();
      } else {
        brakes.lower();
      }
    }
  }

  /**
   * Returns the gates to be armed now, and the gates that have to wait because other threads pass
   * them, too.
   */
  private BitSet[] neededGates(long now) {
    BitSet needed = new BitSet();
    BitSet wanted = new BitSet();
    for (ArmingDemand demand : demands) {
      (demand.isYoung(now) ? needed : wanted).or(demand.gates(now));
    }
    BitSet shared = new BitSet();
    if (!wanted.isEmpty()) {
      shared.or(wanted);
      shared.and(sharedGates.passedByOthers(targets()));
    }
    boolean first = false;
    boolean news = false;
    for (ArmingDemand demand : demands) {
      if (demand.gates(now).intersects(shared) && !demand.isYoung(now)) {
        first |= demand.hasFirstNews();
        news |= demand.takeNews();
      }
    }
    sharedGates.considerTurn(!shared.isEmpty(), news, first, now);
    if (sharedGates.isTurn(now)) {
      shared.clear();
    }
    wanted.andNot(shared);
    needed.or(wanted);
    return new BitSet[] {needed, shared};
  }

  private Set<Thread> targets() {
    Set<Thread> targets = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ArmingDemand demand : demands) {
      targets.add(demand.thread());
    }
    return targets;
  }

  private void adjustGates(BitSet needed, BitSet shared, long now) {
    BitSet armed = brakes.armed();
    BitSet wanted = (BitSet) needed.clone();
    for (int gate = armed.nextSetBit(0); gate >= 0; gate = armed.nextSetBit(gate + 1)) {
      if (lingers(gate, shared.get(gate), now)) {
        wanted.set(gate);
      }
    }
    for (int gate = needed.nextSetBit(0); gate >= 0; gate = needed.nextSetBit(gate + 1)) {
      neededAt[gate] = now;
    }
    if (!wanted.equals(armed)) {
      try {
        brakes.arm(wanted);
      } finally {
        // Some gates may be armed although the call failed.
        countArmings(armed);
      }
    }
  }

  private void countArmings(BitSet before) {
    BitSet armed = brakes.armed();
    armed.andNot(before);
    for (int gate = armed.nextSetBit(0); gate >= 0; gate = armed.nextSetBit(gate + 1)) {
      armings.count(gate);
    }
  }

  /** A gate that is put back while a stop is under way may be needed again a moment later. */
  private boolean lingers(int gate, boolean isShared, long now) {
    int doublings = armings.doublings(gate);
    long linger = SHORTEST_LINGER_NANOS << doublings;
    boolean dropped = isShared && doublings == 0;
    return !dropped && (now - neededAt[gate] < linger || hasYoung(now));
  }

  private boolean hasYoung(long now) {
    for (ArmingDemand demand : demands) {
      if (demand.isYoung(now)) {
        return true;
      }
    }
    return false;
  }
}
