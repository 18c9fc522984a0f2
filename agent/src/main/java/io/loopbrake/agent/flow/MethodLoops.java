/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;

/**
 * The back-edges of one method: jumps, switches and {@code jsr} instructions with a target at or
 * before themselves. Each cycle of ordinary edges contains at least one, whatever a compiler or an
 * obfuscator has made of the control flow. Immutable.
 */
public final class MethodLoops {
  private final BitSet backEdges;
  private final BitSet trapped;
  private final BitSet gated;
  private final BitSet nests;
  private final PolledLoops polled;

  MethodLoops(BitSet backEdges, BitSet trapped, GatedLoops gatedLoops, PolledLoops polled) {
    this(backEdges, trapped, gatedLoops.all(), gatedLoops.nests(), polled);
  }

  private MethodLoops(
      BitSet backEdges, BitSet trapped, BitSet gated, BitSet nests, PolledLoops polled) {
    this.backEdges = backEdges;
    this.trapped = trapped;
    this.gated = gated;
    this.nests = nests;
    this.polled = polled;
  }

  /** How many back-edges the method has. */
  public int count() {
    return backEdges.cardinality();
  }

  /**
   * How many of them lie where an error that is thrown would be caught and would lead to the same
   * place again, for ever; no checkpoint may stand there. That a handler lies in its own range does
   * not make it so: javac's handlers of {@code finally} and {@code synchronized} do, and rethrow.
   */
  public int trappedCount() {
    return trapped.cardinality();
  }

  /** How many back-edges can hold a checkpoint. */
  public int coverableCount() {
    return count() - trappedCount();
  }

  /** How many of those are to hold a gate where the JVM has them. */
  public int gatedCount() {
    BitSet coverable = (BitSet) (polled == null ? gated : polled.gated()).clone();
    coverable.andNot(trapped);
    return coverable.cardinality();
  }

  /** Whether code of the loops is written anew, other than by a call before their back-edges. */
  public boolean isRewritten() {
    return polled != null && (!polled.strips().isEmpty() || polled.hasUnknownSteps());
  }

  /** Whether that code needs local variables, which the frames have to name. */
  public boolean needsVariables() {
    return polled != null && polled.variables() > 0;
  }

  /** The same method whose code is not written anew: a call takes the place of each gate. */
  public MethodLoops withCalls() {
    return new MethodLoops(backEdges, trapped, gated, nests, polled.withCalls());
  }

  /** The loops that have to be made to poll; null if the JVM has them do so by itself. */
  public PolledLoops polled() {
    return polled;
  }

  /**
   * The checkpoint directly before this instruction.
   *
   * @param instruction the number that {@link InstructionVisitor} gives it
   */
  public CheckpointKind checkpointBefore(int instruction) {
    if (!backEdges.get(instruction) || trapped.get(instruction)) {
      return CheckpointKind.NONE;
    }
    if (polled != null) {
      return polled.gated().get(instruction) ? CheckpointKind.GATE_OR_FLAG : CheckpointKind.CALL;
    }
    if (!gated.get(instruction)) {
      return CheckpointKind.FLAG;
    }
    return nests.get(instruction) ? CheckpointKind.GATE_OR_CALL : CheckpointKind.GATE_OR_FLAG;
  }
}
