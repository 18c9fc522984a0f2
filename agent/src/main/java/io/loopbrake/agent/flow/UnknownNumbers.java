/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The numbers of a large loop with calls that have to be unknown to the JIT compiler, so that it
 * cannot treat the loop as counted. C2 recognises a step only if it is a constant, and only if the
 * loop compares what it steps. The numbers are therefore
 *
 * <ul>
 *   <li>the constants by which the loop itself steps local variables and fields, and
 *   <li>the variables and fields that it compares first, unless it only steps them by such
 *       constants: a method that it calls, or a loop within, may step them.
 * </ul>
 *
 * <p>The code of a loop that suits this means does not change otherwise, so the JIT compiles it as
 * it would compile a loop that is not counted. A small loop would lose too much, since its index
 * checks could not be removed.
 */
final class UnknownNumbers {
  /**
   * A turn with so many instructions and a call takes much longer than the time that a known step
   * saves.
   */
  private static final int LARGE = 32;

  private final BitSet loop;
  private final BitSet own;
  private final MethodCode code;
  private final MethodText text;
  private final BasicBlocks blocks;
  private final BitSet numbers = new BitSet();

  /**
   * Prepares a search.
   *
   * @param loop the instructions of a loop with calls
   * @param own those of them that are in no loop within it
   */
  UnknownNumbers(BitSet loop, BitSet own, MethodCode code, MethodText text, BasicBlocks blocks) {
    this.loop = loop;
    this.own = own;
    this.code = code;
    this.text = text;
    this.blocks = blocks;
  }

  /**
   * The instructions that push or add these numbers; none if this means does not suit the loop.
   *
   * @param header the first instruction of the loop
   */
  BitSet from(int header) {
    return own.cardinality() >= LARGE && findSteps() && findCompared(header)
        ? numbers
        : new BitSet();
  }

  /** Returns whether all steps of the loop itself can be unknown. */
  private boolean findSteps() {
    for (int i = own.nextSetBit(0); i >= 0; i = own.nextSetBit(i + 1)) {
      if (text.opcode(i) == Opcodes.IINC) {
        numbers.set(i);
      } else if (text.adds(i, loop)) {
        if (!isSumWithNumber(i)) {
          return false;
        }
        numbers.set(i - 1);
      }
    }
    return true;
  }

  private boolean isSumWithNumber(int sum) {
    return (text.opcode(sum) == Opcodes.IADD || text.opcode(sum) == Opcodes.ISUB)
        && text.pushesNumber(sum - 1)
        && blocks.blockOf(sum - 1) == blocks.blockOf(sum);
  }

  /**
   * Returns whether the loop begins by comparing a number that it changes. If a call is part of the
   * comparison, it may compare another number, so only one that the loop itself steps counts.
   */
  private boolean findCompared(int header) {
    boolean steps = false;
    boolean changes = false;
    boolean calls = false;
    int i = header;
    for (; i < code.size() && !code.jumps().containsKey(i) && !code.isEnd(i); i++) {
      calls |= code.calls().get(i);
      BitSet others = text.opcode(i) == Opcodes.ILOAD ? writesOf(text.operand(i)) : new BitSet();
      steps |= others.intersects(numbers);
      others.andNot(numbers);
      if (!isIndex(i) && (text.readsNumberOfField(i) || !others.isEmpty())) {
        numbers.set(i);
        changes = true;
      }
    }
    return steps || changes && !calls && code.jumps().containsKey(i);
  }

  /** Whether an element of an array is compared. The JVM's messages tell its index (JEP 358). */
  private boolean isIndex(int load) {
    int next = text.opcode(load + 1);
    return next >= Opcodes.IALOAD && next <= Opcodes.SALOAD;
  }

  private BitSet writesOf(int variable) {
    BitSet writes = new BitSet();
    for (int i = loop.nextSetBit(0); i >= 0; i = loop.nextSetBit(i + 1)) {
      writes.set(i, text.writes(i, variable));
    }
    return writes;
  }
}
