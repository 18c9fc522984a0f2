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

  MethodLoops(BitSet backEdges, BitSet trapped) {
    this.backEdges = backEdges;
    this.trapped = trapped;
  }

  /** How many back-edges the method has. */
  public int count() {
    return backEdges.cardinality();
  }

  /**
   * How many of them lie in a protected range whose handler lies in the same range. What is thrown
   * there comes back for ever (javac's {@code monitorexit} handlers protect themselves so that an
   * asynchronous exception cannot leave a monitor locked), so no checkpoint may stand there.
   */
  public int trappedCount() {
    return trapped.cardinality();
  }

  /** How many back-edges can hold a checkpoint. */
  public int coverableCount() {
    return count() - trappedCount();
  }

  /**
   * Whether a checkpoint belongs directly before this instruction.
   *
   * @param instruction the number that {@link InstructionVisitor} gives it
   */
  public boolean isCheckpointBefore(int instruction) {
    return backEdges.get(instruction) && !trapped.get(instruction);
  }
}
