/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The instructions of one method that work on numbers, with their operands, numbered as by {@link
 * InstructionVisitor}. Filled once, then only read.
 */
final class MethodText {
  /** The opcode of {@code ldc2_w}, which ASM reports as {@code ldc}. */
  static final int WIDE_CONSTANT = 20;

  /** The opcode of {@code ldc_w}, here for any constant that is no int, long or double. */
  static final int OTHER_CONSTANT = 19;

  /** The types of fields whose values are numbers of type {@code int} on the stack. */
  private static final String NUMBERS = "IBCS";

  private final IntList opcodes = new IntList(64);
  private final IntList operands = new IntList(64);
  private final IntList increments = new IntList(64);
  private final Map<String, Integer> fields = new HashMap<>();

  /**
   * Notes an instruction. Those that are not noted count as {@code nop}.
   *
   * @param instruction larger than any that was noted before
   * @param operand the local variable, or the number that is pushed or added
   */
  void note(int instruction, int opcode, int operand) {
    note(instruction, opcode, operand, 0);
  }

  /** Notes an {@code iinc}. */
  void noteStep(int instruction, int variable, int increment) {
    note(instruction, Opcodes.IINC, variable, increment);
  }

  /** Notes an access to a field. */
  void noteField(int instruction, int opcode, String name, String descriptor) {
    char type = descriptor.charAt(0);
    int field = NUMBERS.indexOf(type) < 0 ? 0 : numberOf(name);
    note(instruction, opcode, type == 'J' || type == 'D' ? 2 : 1, field);
  }

  private int numberOf(String field) {
    Integer number = fields.get(field);
    if (number == null) {
      number = fields.size() + 1;
      fields.put(field, number);
    }
    return number;
  }

  /**
   * A number for the name of the field that the instruction reads, if its value is a number that is
   * an {@code int} on the stack; otherwise 0.
   */
  int fieldRead(int instruction) {
    int opcode = opcode(instruction);
    return opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC
        ? increments.get(instruction)
        : 0;
  }

  /** Whether the instruction gives a new value to a field whose name has this number. */
  boolean writesField(int instruction, int field) {
    int opcode = opcode(instruction);
    return (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC)
        && increments.get(instruction) == field;
  }

  private void note(int instruction, int opcode, int operand, int increment) {
    while (opcodes.size() < instruction) {
      opcodes.add(Opcodes.NOP);
      operands.add(0);
      increments.add(0);
    }
    opcodes.add(opcode);
    operands.add(operand);
    increments.add(increment);
  }

  int opcode(int instruction) {
    return instruction < opcodes.size() ? opcodes.get(instruction) : Opcodes.NOP;
  }

  int operand(int instruction) {
    return operands.get(instruction);
  }

  /** By how much an {@code iinc} steps its variable. */
  int increment(int instruction) {
    return increments.get(instruction);
  }

  /** Whether the instruction gives a new value to a local variable, or to half of one. */
  boolean writes(int instruction, int variable) {
    switch (opcode(instruction)) {
      case Opcodes.IINC:
      case Opcodes.ISTORE:
      case Opcodes.FSTORE:
      case Opcodes.ASTORE:
        return operand(instruction) == variable;
      case Opcodes.LSTORE:
      case Opcodes.DSTORE:
        return operand(instruction) == variable || operand(instruction) + 1 == variable;
      default:
        return false;
    }
  }

  /** Whether one of these instructions gives a new value to a local variable, or to half of one. */
  boolean writes(BitSet instructions, int variable) {
    for (int i = instructions.nextSetBit(0); i >= 0; i = instructions.nextSetBit(i + 1)) {
      if (writes(i, variable)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this local variable is the second half of a long or a double somewhere. */
  boolean isSecondHalf(int variable) {
    for (int i = 0; i < opcodes.size(); i++) {
      switch (opcodes.get(i)) {
        case Opcodes.LLOAD:
        case Opcodes.DLOAD:
        case Opcodes.LSTORE:
        case Opcodes.DSTORE:
          if (operands.get(i) + 1 == variable) {
            return true;
          }
          break;
        default:
          break;
      }
    }
    return false;
  }

  /** Whether the instruction pushes a constant of type {@code int}. */
  boolean pushesNumber(int instruction) {
    int opcode = opcode(instruction);
    return opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5
        || opcode == Opcodes.BIPUSH
        || opcode == Opcodes.SIPUSH
        || opcode == Opcodes.LDC;
  }

  /**
   * Whether the instruction may step a number by a constant, in a local variable or in an object. A
   * value that the loop itself changes is no constant, nor is a product or an element of an array.
   *
   * @param loop the instructions of the loop
   */
  boolean adds(int instruction, BitSet loop) {
    switch (opcode(instruction)) {
      case Opcodes.IINC:
        return true;
      case Opcodes.IADD:
      case Opcodes.ISUB:
      case Opcodes.LADD:
      case Opcodes.LSUB:
        return isKept(opcode(instruction), opcode(instruction + 1))
            && (mayBeConstant(instruction - 1, loop)
                || isLoad(instruction - 1) && mayBeConstant(instruction - 2, loop));
      default:
        return false;
    }
  }

  /**
   * Whether the instruction steps a local variable by a number that is in the code, and not zero.
   */
  boolean stepsByNumber(int instruction) {
    if (opcode(instruction) == Opcodes.IINC) {
      return increment(instruction) != 0;
    }
    int number = opcode(instruction - 2);
    return isSum(opcode(instruction - 1))
        && (pushesNumber(instruction - 2) && number != Opcodes.ICONST_0
            || number == Opcodes.LCONST_1
            || number == WIDE_CONSTANT);
  }

  private static boolean isSum(int opcode) {
    return opcode == Opcodes.IADD
        || opcode == Opcodes.ISUB
        || opcode == Opcodes.LADD
        || opcode == Opcodes.LSUB;
  }

  /** Whether one of these instructions writes a field. */
  boolean writesFields(BitSet instructions) {
    for (int i = instructions.nextSetBit(0); i >= 0; i = instructions.nextSetBit(i + 1)) {
      if (opcode(i) == Opcodes.PUTFIELD || opcode(i) == Opcodes.PUTSTATIC) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a sum goes into a variable or a field, at once or after a conversion. Two values that
   * are duplicated after one of type {@code int} are an array and an index.
   */
  private static boolean isKept(int sum, int next) {
    return next >= Opcodes.ISTORE && next <= Opcodes.ASTORE
        || next >= Opcodes.DUP && next <= Opcodes.DUP_X2
        || next >= Opcodes.DUP2 && next <= Opcodes.DUP2_X2 && isLong(sum)
        || next >= Opcodes.I2L && next <= Opcodes.I2S
        || next == Opcodes.PUTFIELD
        || next == Opcodes.PUTSTATIC;
  }

  private static boolean isLong(int sum) {
    return sum == Opcodes.LADD || sum == Opcodes.LSUB;
  }

  private boolean isLoad(int instruction) {
    return opcode(instruction) == Opcodes.ILOAD || opcode(instruction) == Opcodes.LLOAD;
  }

  private boolean mayBeConstant(int instruction, BitSet loop) {
    int opcode = opcode(instruction);
    return isLoad(instruction)
        ? !writes(loop, operand(instruction))
        : !(opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD
            || opcode >= Opcodes.IMUL && opcode <= Opcodes.DREM);
  }

  /** Whether the next instruction depends on a number. */
  boolean comparesNumbers(int instruction) {
    int opcode = opcode(instruction);
    return opcode >= Opcodes.IFEQ && opcode <= Opcodes.IF_ICMPLE
        || opcode == Opcodes.TABLESWITCH
        || opcode == Opcodes.LOOKUPSWITCH;
  }
}
