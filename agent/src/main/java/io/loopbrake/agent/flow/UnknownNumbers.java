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
 *   <li>the fields that it compares first, and the variables that it compares first or before it is
 *       left, unless it only steps these by such constants: a method that it calls may step them.
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

  /** The instructions before a comparison among which its operands are. */
  private static final int MOST_OPERANDS = 3;

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
    if (own.cardinality() < LARGE || !findSteps() || !findCompared(header)) {
      return new BitSet();
    }
    findLeaving();
    return numbers;
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
   * comparison, it may compare another number, so only one that the loop itself steps counts. Nor
   * does a flag count, which the loop may set because of another number.
   */
  private boolean findCompared(int header) {
    boolean steps = false;
    boolean changes = false;
    boolean calls = false;
    int i = header;
    for (; i < code.size() && !isEnd(i); i++) {
      calls |= code.calls().get(i);
      steps |= writesOf(i).intersects(numbers);
      changes |= addCompared(i);
    }
    return steps || changes && !calls && code.jumps().containsKey(i);
  }

  private boolean isEnd(int instruction) {
    return code.jumps().containsKey(instruction) || code.isEnd(instruction);
  }

  /** Returns whether the instruction reads a number that the loop changes in another way. */
  private boolean addCompared(int read) {
    BitSet others = writesOf(read);
    others.andNot(numbers);
    boolean changes =
        (text.fieldRead(read) > 0 || !others.isEmpty()) && !isIndex(read) && !isFlag(others);
    if (changes) {
      numbers.set(read);
    }
    return changes;
  }

  /** Adds the variables that are compared before the loop is left. */
  private void findLeaving() {
    for (int jump = own.nextSetBit(0); jump >= 0; jump = own.nextSetBit(jump + 1)) {
      if (text.comparesNumbers(jump) && code.mayLeave(jump, loop)) {
        int first = Math.max(0, jump - MOST_OPERANDS);
        for (int i = jump - 1; i >= first && own.get(i) && !isEnd(i); i--) {
          if (text.opcode(i) == Opcodes.ILOAD) {
            addCompared(i);
          }
        }
      }
    }
  }

  /** The instructions of the loop that write the variable or the field that this one reads. */
  private BitSet writesOf(int read) {
    BitSet writes = new BitSet();
    int field = text.fieldRead(read);
    if (text.opcode(read) == Opcodes.ILOAD || field > 0) {
      for (int i = loop.nextSetBit(0); i >= 0; i = loop.nextSetBit(i + 1)) {
        writes.set(i, field > 0 ? text.writesField(i, field) : text.writes(i, text.operand(read)));
      }
    }
    return writes;
  }

  private boolean isFlag(BitSet writes) {
    for (int i = writes.nextSetBit(0); i >= 0; i = writes.nextSetBit(i + 1)) {
      if (text.opcode(i) != Opcodes.IINC && text.pushesNumber(i - 1)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an element of an array is compared. The JVM's messages tell its index (JEP 358). */
  private boolean isIndex(int load) {
    int next = text.opcode(load + 1);
    return next >= Opcodes.IALOAD && next <= Opcodes.SALOAD;
  }
}
