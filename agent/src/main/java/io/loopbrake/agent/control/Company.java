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
 * Finds the gates that threads pass without a request of their own: these threads run at a fraction
 * of their speed while such a gate is armed. One inspection of the running threads serves all
 * requests. Used by the control thread only.
 */
final class Company {
  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * A thread seen once is believed to come back for this long: while the gate is not armed its loop
   * may have no poll for a safepoint, and a look finds the thread in the loop around it.
   */
  private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final Coverage coverage;
  private final LongSupplier nanoTime;
  private final LookPace pace = new LookPace(SHORTEST_PAUSE_NANOS);
  private final long[] seenNanos = new long[GateClass.COUNT];
  private final BitSet seen = new BitSet();

  Company(Coverage coverage, LongSupplier nanoTime) {
    this.coverage = coverage;
    this.nanoTime = nanoTime;
  }

  /**
   * The gates of classes that were on the stack of such a thread not long ago.
   *
   * @param targets the threads that requests are meant for
   */
  BitSet gates(Set<Thread> targets) {
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
}
