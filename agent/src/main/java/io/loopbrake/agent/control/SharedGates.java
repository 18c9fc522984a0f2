/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.threads.LiveThreads;
import io.loopbrake.agent.threads.LookPace;
import java.util.BitSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The gates that threads pass without a request of their own, and the turns in which these gates
 * are armed for requests older than one second. While such a gate is armed, the other threads run
 * at a fraction of their speed, and each time, the JVM discards their compiled code twice. So the
 * turns are short and come at growing intervals, unless the thread to stop does something new, such
 * as waking up.
 *
 * <p>One inspection of the running threads serves all requests. Used by the control thread only.
 */
final class SharedGates {
  private static final long LOOK_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * A thread seen once is believed to come back for this long: while the gate is not armed its loop
   * may have no poll for a safepoint, and a look finds the thread in the loop around it.
   */
  private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(2);

  private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final Coverage coverage;
  private final LongSupplier nanoTime;
  private final LookPace pace = new LookPace(LOOK_PAUSE_NANOS);
  private final long[] seenNanos = new long[GateClass.COUNT];
  private final BitSet seen = new BitSet();
  private boolean wanted;
  private boolean begun;
  private long lastNanos;
  private long nextNanos;
  private long pauseNanos = SHORTEST_PAUSE_NANOS;

  SharedGates(Coverage coverage, LongSupplier nanoTime) {
    this.coverage = coverage;
    this.nanoTime = nanoTime;
  }

  /**
   * The gates of classes that were on the stack of a running thread without a request in the last
   * two minutes.
   *
   * @param targets the threads of the open requests
   */
  BitSet passedByOthers(Set<Thread> targets) {
    long now = nanoTime.getAsLong();
    if (pace.isDue(now)) {
      look(targets, now);
      pace.looked(now, nanoTime.getAsLong());
    }
    for (int gate = seen.nextSetBit(0); gate >= 0; gate = seen.nextSetBit(gate + 1)) {
      if (now - seenNanos[gate] > MEMORY_NANOS) {
        seen.clear(gate);
      }
    }
    return seen;
  }

  private void look(Set<Thread> targets, long now) {
    for (StackTraceElement[] stack : LiveThreads.runningStacks(t -> !targets.contains(t))) {
      for (StackTraceElement frame : stack) {
        int gate = coverage.gateOf(frame.getClassName());
        if (gate >= 0) {
          seen.set(gate);
          seenNanos[gate] = now;
        }
      }
    }
  }

  /**
   * Begins a turn if one is due.
   *
   * @param wantedNow whether some thread to stop needs such a gate, and can pass it
   * @param news whether such a thread does something new
   * @param first whether that is its first news, for which no pause is necessary
   */
  void considerTurn(boolean wantedNow, boolean news, boolean first, long nowNanos) {
    if (wantedNow && !wanted) {
      pauseNanos = SHORTEST_PAUSE_NANOS;
      nextNanos = nowNanos + pauseNanos;
    }
    wanted = wantedNow;
    boolean mayFollow = first || !begun || nowNanos - lastNanos >= SHORTEST_PAUSE_NANOS;
    if (wanted && mayFollow && (news || nowNanos - nextNanos >= 0)) {
      begun = true;
      lastNanos = nowNanos;
      pauseNanos = Math.min(LONGEST_PAUSE_NANOS, 2 * pauseNanos);
      nextNanos = nowNanos + pauseNanos;
    }
  }

  /** Whether it is the turn of these gates. */
  boolean isTurn(long nowNanos) {
    return begun && nowNanos - lastNanos < TURN_NANOS;
  }
}
