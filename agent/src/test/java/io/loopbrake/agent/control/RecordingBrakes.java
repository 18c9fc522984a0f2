/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.gate.Brakes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Brakes that only take note of what they are told. */
final class RecordingBrakes implements Brakes {
  final List<BitSet> armings = new ArrayList<>();
  boolean raised;

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
  }
}
