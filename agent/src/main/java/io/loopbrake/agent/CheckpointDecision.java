/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.config.CheckpointMode;
import io.loopbrake.agent.gate.GateSafety;
import io.loopbrake.agent.gate.Gates;
import io.loopbrake.agent.instrument.CheckpointChoice;
import java.lang.instrument.Instrumentation;
import java.util.Optional;

/** How loops are braked in this JVM, and why so. Immutable. */
final class CheckpointDecision {
  private final boolean gates;
  private final String description;

  private CheckpointDecision(boolean gates, String description) {
    this.gates = gates;
    this.description = description;
  }

  static CheckpointDecision of(CheckpointMode asked, Instrumentation instrumentation, Gates gates) {
    if (asked == CheckpointMode.FLAG) {
      return new CheckpointDecision(false, "flag checkpoints (asked for)");
    }
    if (asked == CheckpointMode.AUTO && GateSafety.isInterpreterAlone()) {
      return new CheckpointDecision(
          false, "flag checkpoints (nothing is compiled here, and a gate would save nothing)");
    }
    Optional<String> unsafe = GateSafety.objection(instrumentation);
    return of(asked, unsafe.isPresent() ? unsafe : gates.define());
  }

  static CheckpointDecision of(CheckpointMode asked, Optional<String> objection) {
    if (!objection.isPresent()) {
      return new CheckpointDecision(
          true, "gates in tight and counted loops, flag checkpoints elsewhere");
    }
    String refused = asked == CheckpointMode.GATE ? "checkpoint=gate is refused: " : "";
    return new CheckpointDecision(false, "flag checkpoints (" + refused + objection.get() + ")");
  }

  boolean usesGates() {
    return gates;
  }

  CheckpointChoice choice() {
    return gates ? CheckpointChoice.gatesWhereTheySuit() : CheckpointChoice.flags();
  }

  /** For the banner and the status. */
  @Override
  public String toString() {
    return description;
  }
}
