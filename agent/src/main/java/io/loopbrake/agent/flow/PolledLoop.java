/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;

/**
 * A loop that is to be cut into strips: an inner loop of limited length, and an outer loop around
 * it. The outer loop is not counted, so it polls for safepoints, and it passes the gate before each
 * strip. Instructions are numbered as by {@link InstructionVisitor}. Immutable.
 */
public final class PolledLoop {
  private final int header;
  private final BitSet body;
  private final boolean entered;
  private final int depth;
  private final int logarithm;
  private final CountedTest test;

  PolledLoop(int header, BitSet body, boolean entered, int depth, int logarithm, CountedTest test) {
    this.header = header;
    this.body = body;
    this.entered = entered;
    this.depth = depth;
    this.logarithm = logarithm;
    this.test = test;
  }

  /** The number of the first instruction of the loop. Every way into the loop leads there. */
  public int header() {
    return header;
  }

  /** Whether an instruction belongs to the loop. */
  public boolean holds(int instruction) {
    return body.get(instruction);
  }

  /** Whether the instruction before the header belongs to the loop and may go on to the header. */
  public boolean isEnteredFromAbove() {
    return entered;
  }

  /** The number of loops around this one. */
  public int depth() {
    return depth;
  }

  /**
   * The binary logarithm of the length of a strip: the number of turns if {@link #test} is null,
   * otherwise the distance of the compared variable.
   */
  public int logarithm() {
    return logarithm;
  }

  /**
   * The comparison at the header, whose limit does not change in the loop; null if there is none
   * and the strip has to count its turns.
   */
  public CountedTest test() {
    return test;
  }
}
