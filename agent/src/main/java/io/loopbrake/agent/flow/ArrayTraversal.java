/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Tells whether a loop traverses an array: in each turn it accesses an element whose index is a
 * number that the loop steps, or a sum or multiple of that number. Such a loop makes at most as
 * many turns as the array has elements. The code is read once, from its first to its last
 * instruction, with a model of the operand stack. For each value the model knows only whether it
 * depends on the number; values that other basic blocks leave on the stack are unknown.
 */
final class ArrayTraversal {
  private static final int UNKNOWN = 0;
  private static final int STEPPED = 1;
  private static final int WIDE = 2;
  private static final int UNSTEADY = 4;
  private static final int CONSTANT = 8;

  private final BitSet body;
  private final BitSet certain;
  private final BasicBlocks blocks;
  private final MethodText text;
  private final int variable;
  private final int field;
  private final IntList stack = new IntList(16);
  private final BitSet derived = new BitSet();

  /**
   * Prepares to read.
   *
   * @param body the instructions of the loop
   * @param certain those of the instructions that each turn passes
   * @param calls whether the loop calls methods, which may write fields
   * @param variable the local variable that each turn steps
   */
  ArrayTraversal(
      BitSet body,
      BitSet certain,
      boolean calls,
      BasicBlocks blocks,
      MethodText text,
      int variable) {
    this.body = body;
    this.certain = certain;
    this.blocks = blocks;
    this.text = text;
    this.variable = variable;
    this.field = calls || text.writesFields(body) ? UNSTEADY : UNKNOWN;
  }

  /** Whether each turn accesses an element whose index depends on the variable. */
  boolean accessesElements() {
    for (int i = body.nextSetBit(0); i >= 0; i = body.nextSetBit(i + 1)) {
      if (blocks.firstOf(blocks.blockOf(i)) == i) {
        stack.cutTo(0);
      }
      if (isAccess(i) && certain.get(i)) {
        return true;
      }
    }
    return false;
  }

  /** Models one instruction; true if it accesses an element whose index depends on the variable. */
  private boolean isAccess(int instruction) {
    int opcode = text.opcode(instruction);
    if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
      boolean stepped = isStepped(pop());
      pop();
      push(opcode == Opcodes.LALOAD || opcode == Opcodes.DALOAD ? WIDE | UNSTEADY : UNSTEADY);
      return stepped;
    }
    if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
      pop();
      boolean stepped = isStepped(pop());
      pop();
      return stepped;
    }
    if (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD) {
      load(opcode, text.operand(instruction));
    } else if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
      derived.set(text.operand(instruction), isStepped(pop()) && certain.get(instruction));
    } else {
      compute(instruction, opcode);
    }
    return false;
  }

  private void load(int opcode, int local) {
    int wide = opcode == Opcodes.LLOAD || opcode == Opcodes.DLOAD ? WIDE : UNKNOWN;
    if (local == variable || derived.get(local)) {
      push(wide | STEPPED);
    } else {
      push(text.writes(body, local) ? wide | UNSTEADY : wide);
    }
  }

  private void compute(int instruction, int opcode) {
    if (opcode >= Opcodes.ACONST_NULL && opcode <= MethodText.WIDE_CONSTANT) {
      push((pushesWide(opcode) ? WIDE : UNKNOWN) | (isZero(opcode) ? UNKNOWN : CONSTANT));
    } else if (opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR) {
      calculate(opcode);
    } else if (opcode == Opcodes.I2L || opcode == Opcodes.L2I) {
      push(pop() ^ WIDE);
    } else {
      move(instruction, opcode);
    }
  }

  private static boolean pushesWide(int opcode) {
    return opcode >= Opcodes.LCONST_0 && opcode <= Opcodes.LCONST_1
        || opcode >= Opcodes.DCONST_0 && opcode <= Opcodes.DCONST_1
        || opcode == MethodText.WIDE_CONSTANT;
  }

  /** Models arithmetic. The opcodes come in groups of four: int, long, float, double. */
  private void calculate(int opcode) {
    int type = opcode - Opcodes.IADD;
    if (opcode >= Opcodes.INEG && opcode <= Opcodes.DNEG) {
      return;
    }
    boolean shifted = opcode >= Opcodes.ISHL;
    int wide = (shifted ? type % 2 : type % 4 % 2) == 1 ? WIDE : UNKNOWN;
    int right = pop();
    int left = pop();
    if (((left | right) & UNSTEADY) != 0) {
      push(wide | UNSTEADY);
      return;
    }
    boolean second = isStepped(right);
    boolean first = isStepped(left);
    boolean keeps;
    switch (opcode) {
      case Opcodes.IADD:
      case Opcodes.LADD:
      case Opcodes.ISUB:
      case Opcodes.LSUB:
        // Two numbers that are both stepped may have a sum that is not.
        keeps = first != second;
        break;
      case Opcodes.IMUL:
        // Another factor may be zero. Of a long, nothing may be left when it becomes an int.
        keeps = first != second && ((left | right) & CONSTANT) != 0;
        break;
      case Opcodes.ISHL:
        keeps = first && !second;
        break;
      default:
        keeps = false;
    }
    push(keeps ? wide | STEPPED : first || second ? wide | UNSTEADY : wide);
  }

  private static boolean isZero(int opcode) {
    return opcode == Opcodes.ICONST_0 || opcode == Opcodes.LCONST_0;
  }

  private void move(int instruction, int opcode) {
    switch (opcode) {
      case Opcodes.DUP:
        int top = pop();
        push(top);
        push(top);
        break;
      case Opcodes.DUP2:
        duplicateTwo();
        break;
      case Opcodes.GETFIELD:
        pop();
        push(text.operand(instruction) == 2 ? WIDE | field : field);
        break;
      case Opcodes.GETSTATIC:
        push(text.operand(instruction) == 2 ? WIDE | field : field);
        break;
      case Opcodes.ARRAYLENGTH:
      case Opcodes.IINC:
      case Opcodes.NOP:
        break;
      default:
        stack.cutTo(0);
    }
  }

  private void duplicateTwo() {
    int top = pop();
    if ((top & WIDE) != 0) {
      push(top);
      push(top);
    } else {
      int below = pop();
      push(below);
      push(top);
      push(below);
      push(top);
    }
  }

  private static boolean isStepped(int value) {
    return (value & STEPPED) != 0;
  }

  private void push(int value) {
    stack.add(value);
  }

  private int pop() {
    return stack.isEmpty() ? UNKNOWN : stack.removeLast();
  }
}
