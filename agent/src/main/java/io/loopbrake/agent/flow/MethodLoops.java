/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;

/**
 * The back-edges of one method: jumps, switches and {@code jsr} of which a target lies at or before
 * them. Every cycle of ordinary edges holds at least one, whatever a compiler or an obfuscator made
 * of the control flow. Immutable.
 */
public final class MethodLoops {
  private final BitSet backEdges;
  private final BitSet trapped;
  private final BitSet gated;
  private final BitSet nests;

  MethodLoops(BitSet backEdges, BitSet trapped, GatedLoops gatedLoops) {
    this.backEdges = backEdges;
    this.trapped = trapped;
    this.gated = gatedLoops.all();
    this.nests = gatedLoops.nests();
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
    BitSet coverable = (BitSet) gated.clone();
    coverable.andNot(trapped);
    return coverable.cardinality();
  }

  /**
   * What belongs directly before this instruction.
   *
   * @param instruction the number that {@link InstructionVisitor} gives it
   */
  public CheckpointKind checkpointBefore(int instruction) {
    if (!backEdges.get(instruction) || trapped.get(instruction)) {
      return CheckpointKind.NONE;
    }
    if (!gated.get(instruction)) {
      return CheckpointKind.FLAG;
    }
    return nests.get(instruction) ? CheckpointKind.GATE_OR_CALL : CheckpointKind.GATE_OR_FLAG;
  }
}
