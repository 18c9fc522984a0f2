/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The comparison at the beginning of a counted loop. It compares a local variable, which the loop
 * steps by a constant, with a limit that does not change in the loop. The limit is an {@code int}
 * constant, a local variable, or the length of an array in a local variable. Immutable.
 */
public final class CountedTest {
  /** From the opcode of a comparison with zero to that of the same comparison of two numbers. */
  private static final int TWO_NUMBERS = Opcodes.IF_ICMPEQ - Opcodes.IFEQ;

  private final int index;
  private final boolean limitFirst;
  private final int limit;
  private final int jump;
  private final int opcode;
  private final MethodText text;
  private boolean up;
  private int stride;

  private CountedTest(MethodText text, int index, boolean limitFirst, int limit, int jump) {
    this.text = text;
    this.index = index;
    this.limitFirst = limitFirst;
    this.limit = limit;
    this.jump = jump;
    int read = text.opcode(jump);
    this.opcode = read < Opcodes.IF_ICMPEQ ? read + TWO_NUMBERS : read;
  }

  /**
   * The comparison at the beginning of a loop; null if there is no such comparison.
   *
   * @param body the instructions of the loop
   */
  static CountedTest at(int header, BitSet body, MethodText text, MethodCode code) {
    CountedTest test = read(header, body, text, code);
    return test != null && isWhole(header, test.jump, code) && test.endsLoop(body, code)
        ? test
        : null;
  }

  private static CountedTest read(int header, BitSet body, MethodText text, MethodCode code) {
    CountedTest test = null;
    int first = endOfValue(header, text);
    if (first > header) {
      if (isComparison(text.opcode(first)) && text.opcode(first) < Opcodes.IF_ICMPEQ) {
        test = of(text, code, body, header, false, first, first);
      } else {
        int second = endOfValue(first, text);
        if (second > first && isComparison(text.opcode(second))) {
          test = of(text, code, body, header, false, first, second);
          if (test == null) {
            test = of(text, code, body, first, true, header, second);
          }
        }
      }
    }
    return test;
  }

  /** Whether the comparison ends the loop, and each step goes towards the limit. */
  private boolean endsLoop(BitSet body, MethodCode code) {
    boolean jumpGoesOn = body.get(code.jumps().get(jump)[0]);
    if (jumpGoesOn == body.get(jump + 1)) {
      return false;
    }
    boolean less = opcode == Opcodes.IF_ICMPLT || opcode == Opcodes.IF_ICMPLE;
    up = less == jumpGoesOn != limitFirst;
    stride = 1;
    for (int i = body.nextSetBit(0); i >= 0; i = body.nextSetBit(i + 1)) {
      if (text.opcode(i) == Opcodes.IINC && text.operand(i) == index) {
        int step = text.increment(i);
        if (up ? step < 0 : step > 0) {
          return false;
        }
        stride = Math.max(stride, Math.abs(step));
      }
    }
    return true;
  }

  /** Whether no jump and no handler leads into the midst of the comparison. */
  private static boolean isWhole(int header, int jump, MethodCode code) {
    for (int[] targets : code.jumps().values()) {
      for (int target : targets) {
        if (target > header && target <= jump) {
          return false;
        }
      }
    }
    for (MethodCode.Handler handler : code.handlers()) {
      if (isWithin(handler.start, header, jump)
          || isWithin(handler.end, header, jump)
          || isWithin(handler.target, header, jump)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(int place, int header, int jump) {
    return place > header && place <= jump;
  }

  private static CountedTest of(
      MethodText text,
      MethodCode code,
      BitSet body,
      int indexLoad,
      boolean limitFirst,
      int limit,
      int jump) {
    if (text.opcode(indexLoad) != Opcodes.ILOAD
        || (limitFirst ? jump : limit) != indexLoad + 1
        || text.opcode(limit) == Opcodes.ILOAD && text.writes(body, text.operand(limit))
        || text.opcode(limit) == Opcodes.ALOAD && text.writes(body, text.operand(limit))) {
      return null;
    }
    int index = text.operand(indexLoad);
    if (!isStepped(code, body, index)) {
      return null;
    }
    CountedTest test = new CountedTest(text, index, limitFirst, limit, jump);
    return test.isOrdered() ? test : null;
  }

  private static boolean isStepped(MethodCode code, BitSet body, int variable) {
    BitSet steps = code.steps().get(variable);
    return steps != null && steps.intersects(body);
  }

  private static boolean isComparison(int opcode) {
    return opcode >= Opcodes.IFEQ && opcode <= Opcodes.IF_ICMPLE;
  }

  /** The instruction after a value that may be compared; the same one if there is no such value. */
  private static int endOfValue(int instruction, MethodText text) {
    if (text.opcode(instruction) == Opcodes.ALOAD) {
      return text.opcode(instruction + 1) == Opcodes.ARRAYLENGTH ? instruction + 2 : instruction;
    }
    return text.opcode(instruction) == Opcodes.ILOAD || text.pushesNumber(instruction)
        ? instruction + 1
        : instruction;
  }

  /** Whether this is no comparison for equality: a step could pass over the limit. */
  private boolean isOrdered() {
    return opcode >= Opcodes.IF_ICMPLT && opcode <= Opcodes.IF_ICMPLE;
  }

  /** The local variable that is stepped. */
  public int index() {
    return index;
  }

  /** Whether the variable is stepped upwards. */
  public boolean isUp() {
    return up;
  }

  /**
   * The largest constant by which the variable is stepped, without its sign; 1 if there is none.
   */
  int stride() {
    return stride;
  }

  /** Whether the limit is pushed before the variable. */
  public boolean isLimitFirst() {
    return limitFirst;
  }

  /** Whether the limit is zero, which no instruction pushes. */
  private boolean isWithZero() {
    return limit == jump;
  }

  /** Whether the limit is the length of the array in {@link #limitValue}. */
  public boolean isArrayLength() {
    return !isWithZero() && text.opcode(limit) == Opcodes.ALOAD;
  }

  /** Whether the limit is the local variable {@link #limitValue}. */
  public boolean isVariable() {
    return !isWithZero() && text.opcode(limit) == Opcodes.ILOAD;
  }

  /** The local variable of the limit or of its array; otherwise the constant. */
  public int limitValue() {
    return isWithZero() ? 0 : text.operand(limit);
  }

  /** The number of the jump instruction that compares. */
  public int jump() {
    return jump;
  }

  /**
   * The opcode of that jump; for a comparison with zero, the opcode of the same comparison of two
   * numbers.
   */
  public int opcode() {
    return opcode;
  }
}
