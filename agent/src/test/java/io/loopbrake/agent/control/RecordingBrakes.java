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

/** Brakes that only take note of what they are told; they may run out of memory half way. */
final class RecordingBrakes implements Brakes {
  final List<BitSet> armings = new ArrayList<>();
  private final BitSet armed = new BitSet();
  boolean raised;

  /** How many gates can be changed before memory is short. */
  int changesLeft = Integer.MAX_VALUE;

  @Override
  public void raise() {
    raised = true;
  }

  @Override
  public void lower() {
    raised = false;
  }

  @Override
  public boolean isRaised() {
    return raised;
  }

  @Override
  public void arm(BitSet wanted) {
    armings.add((BitSet) wanted.clone());
    for (int gate = 0; gate < GateClass.COUNT; gate++) {
      if (armed.get(gate) != wanted.get(gate)) {
        if (changesLeft-- == 0) {
          throw new OutOfMemoryError("test");
        }
        armed.flip(gate);
      }
    }
  }

  @Override
  public BitSet armed() {
    return (BitSet) armed.clone();
  }
}
