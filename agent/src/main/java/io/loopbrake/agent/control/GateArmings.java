/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.gate.GateClass;

/**
 * How often each gate was armed, and the patience that follows from it: HotSpot gives up on methods
 * whose compiled code was discarded too often. Used by the control thread only.
 */
final class GateArmings {
  /**
   * HotSpot compiles a method no more after 400 discarded compilations ({@code
   * PerMethodRecompilationCutoff}); with JDK 17 and gates that were redefined, 110 armings were
   * enough. A gate that was armed more often than this therefore stays armed twice as long each
   * time, in the end for ever.
   */
  private static final int ARMINGS_BEFORE_PATIENCE = 40;

  /**
   * One method may have inlined the loops of this many gates, and its compiled code is discarded
   * for each of them. So the average of a gate and of the others that were armed most counts, too.
   * The armings of all gates would be the wrong sum: after some dozens of stops of whatever
   * classes, each gate would stay armed.
   */
  private static final int FEW_GATES = 4;

  private static final int MOST_DOUBLINGS = 30;

  private final int[] armings = new int[GateClass.COUNT];

  /** The numbers of armings of the gates that were armed most, the largest number first. */
  private final int[] mostArmings = new int[FEW_GATES];

  /** The gate was armed. */
  void count(int gate) {
    int before = armings[gate]++;
    for (int i = 0; i < FEW_GATES; i++) {
      if (mostArmings[i] == before) {
        // The first of equal numbers, so that they stay in order, whichever gate it stands for.
        mostArmings[i]++;
        return;
      }
    }
  }

  /** How many times the time for which the gate stays armed after its last use is doubled. */
  int doublings(int gate) {
    int own = armings[gate] - ARMINGS_BEFORE_PATIENCE;
    int together = withMostOthers(gate) / FEW_GATES - ARMINGS_BEFORE_PATIENCE;
    return Math.max(0, Math.min(Math.max(own, together), MOST_DOUBLINGS));
  }

  /** The armings of this gate and of those few others that were armed most. */
  private int withMostOthers(int gate) {
    int last = FEW_GATES - 1;
    int sum = Math.min(armings[gate], mostArmings[last]);
    for (int i = 0; i < last; i++) {
      sum += mostArmings[i];
    }
    return sum;
  }
}
