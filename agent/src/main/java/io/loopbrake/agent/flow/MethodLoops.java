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

  /** The number of back-edges of the method. */
  public int count() {
    return backEdges.cardinality();
  }

  /**
   * The number of back-edges at which a thrown error would be caught and would lead to the same
   * place again, for ever. They must not have a checkpoint. A handler in its own range does not
   * have this effect by itself: javac's handlers of {@code finally} and {@code synchronized} are in
   * their own range, and rethrow.
   */
  public int trappedCount() {
    return trapped.cardinality();
  }

  /** The number of back-edges that can have a checkpoint. */
  public int coverableCount() {
    return count() - trappedCount();
  }

  /** The number of those back-edges that get a gate if the JVM has gates. */
  public int gatedCount() {
    BitSet coverable = (BitSet) (polled == null ? gated : polled.gated()).clone();
    coverable.andNot(trapped);
    return coverable.cardinality();
  }

  /** Whether code of the loops is changed in more ways than by a call before each back-edge. */
  public boolean isRewritten() {
    return polled != null && (!polled.strips().isEmpty() || polled.hasUnknownNumbers());
  }

  /** Whether the changed code needs more local variables, so that frames have to be expanded. */
  public boolean needsVariables() {
    return polled != null && polled.variables() > 0;
  }

  /**
   * The same loops without changed code: a call takes the place of each gate. Only if {@link
   * #polled} is not null.
   */
  public MethodLoops withCalls() {
    return new MethodLoops(backEdges, trapped, gated, nests, polled.withCalls());
  }

  /** The loops that have to be made to poll; null if counted loops poll by themselves. */
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
