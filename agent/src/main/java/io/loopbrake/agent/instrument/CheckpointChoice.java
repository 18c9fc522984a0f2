/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.flow.CheckpointKind;
import io.loopbrake.agent.gate.GateClass;
import java.util.function.IntConsumer;

/** Which loops get a gate instead of a flag. Immutable. */
public final class CheckpointChoice {
  private final boolean gates;
  private final IntConsumer gateNeeded;

  private CheckpointChoice(boolean gates, IntConsumer gateNeeded) {
    this.gates = gates;
    this.gateNeeded = gateNeeded;
  }

  /** Flags everywhere. */
  public static CheckpointChoice flags() {
    return new CheckpointChoice(false, null);
  }

  /**
   * Gates in tight and counted loops, flags elsewhere.
   *
   * @param gateNeeded told which gate a class needs before the class is handed to the JVM
   */
  public static CheckpointChoice gatesWhereTheySuit(IntConsumer gateNeeded) {
    return new CheckpointChoice(true, gateNeeded);
  }

  boolean isGate(CheckpointKind kind) {
    return gates && kind != CheckpointKind.FLAG;
  }

  /** Whether some loops get a gate. */
  public boolean usesGates() {
    return gates;
  }

  void prepareFor(String className) {
    if (gates) {
      gateNeeded.accept(GateClass.indexFor(className));
    }
  }
}
