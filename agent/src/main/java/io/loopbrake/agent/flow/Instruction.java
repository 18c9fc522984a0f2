/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.BigEndian;

/**
 * A cursor over the instructions in the bytes of a method's code (JVMS 6.5): the place of the next
 * instruction, and the places at which control may continue. Places count from the start of the
 * code.
 */
final class Instruction {
  static final int INVOKESTATIC = 0xb8;
  static final int INVOKESTATIC_SIZE = 3;

  private static final int INVOKEVIRTUAL = 0xb6;
  private static final int INVOKEDYNAMIC = 0xba;
  private static final int IINC = 0x84;

  /**
   * By opcode: the size of a plain instruction; i: if; g, G: goto; j, J: jsr; capitals with wide
   * targets; r: ret; e: return or throw; t, l: table and lookup switch; w: wide.
   */
  private static final String FORMS =
      "1111111111111111"
          + "2323322222111111"
          + "1111111111111111"
          + "1111112222211111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111311111111111"
          + "111111111iiiiiii"
          + "iiiiiiigjrtleeee"
          + "ee3333333553231e"
          + "3311w4iiGJ";

  private static final byte[] FORM_OF = new byte[FORMS.length()];

  static {
    for (int opcode = 0; opcode < FORM_OF.length; opcode++) {
      FORM_OF[opcode] = (byte) FORMS.charAt(opcode);
    }
  }

  private final byte[] bytes;
  private final IntList targets = new IntList(8);
  private int start;
  private int length;
  private int next;
  private boolean end;
  private boolean subroutineCall;

  Instruction(byte[] classFile) {
    bytes = classFile;
  }

  /** Moves to the code of a method. */
  void enter(int codeStart, int codeLength) {
    start = codeStart;
    length = codeLength;
  }

  /**
   * Reads the instruction at this place.
   *
   * @throws RuntimeException if there is no instruction, or it is malformed
   */
  void read(int pc) {
    int at = start + pc;
    int form = FORM_OF[BigEndian.u1(bytes, at)];
    targets.cutTo(0);
    end = false;
    subroutineCall = false;
    if (form <= '5') {
      next = pc + form - '0';
    } else {
      readSpecial(form, pc, at);
    }
  }

  private void readSpecial(int form, int pc, int at) {
    end = form != 'i' && form != 'j' && form != 'J' && form != 'w';
    subroutineCall = form == 'j' || form == 'J';
    switch (form) {
      case 'i':
      case 'g':
      case 'j':
        jump(pc, BigEndian.s2(bytes, at + 1), 3);
        break;
      case 'G':
      case 'J':
        jump(pc, BigEndian.s4(bytes, at + 1), 5);
        break;
      case 'w':
        int widened = BigEndian.u1(bytes, at + 1);
        end = FORM_OF[widened] == 'r';
        next = pc + (widened == IINC ? 6 : 4);
        break;
      case 't':
        int table = operands(pc);
        int low = BigEndian.s4(bytes, start + table + 4);
        int high = BigEndian.s4(bytes, start + table + 8);
        targets(pc, table, table + 12, (long) high - low + 1, 4);
        break;
      case 'l':
        int pairs = operands(pc);
        targets(pc, pairs, pairs + 12, BigEndian.s4(bytes, start + pairs + 4), 8);
        // A key is before its target, so the last target is the end.
        next -= 4;
        break;
      default:
        next = pc + (form == 'r' ? 2 : 1);
        break;
    }
  }

  /** The operands of a switch begin at the next multiple of four. */
  private static int operands(int pc) {
    return (pc & ~3) + 4;
  }

  private void jump(int pc, int offset, int size) {
    addTarget(pc + offset);
    next = pc + size;
  }

  private void targets(int pc, int defaultTarget, int first, long count, int step) {
    if (count < 0 || count > length) {
      throw new IllegalStateException("a switch with " + count + " cases");
    }
    addTarget(pc + BigEndian.s4(bytes, start + defaultTarget));
    next = first;
    for (long left = count; left > 0; left--) {
      addTarget(pc + BigEndian.s4(bytes, start + next));
      next += step;
    }
  }

  private void addTarget(int target) {
    if (target < 0 || target >= length) {
      throw new IllegalStateException("a jump out of the code, to " + target);
    }
    targets.add(target);
  }

  /** The place of the next instruction. */
  int next() {
    return next;
  }

  /** Whether the next instruction never follows. It follows a {@code jsr}, after the subroutine. */
  boolean isEnd() {
    return end;
  }

  /** Whether the instruction at this place calls a method that its constant names. */
  boolean isCallOfMethod(int pc) {
    return isCall(pc) && BigEndian.u1(bytes, start + pc) != INVOKEDYNAMIC;
  }

  /** Reads a method, and returns the constants of the methods that it calls. */
  int[] callsIn(int code, int length) {
    IntList found = new IntList(16);
    enter(code, length);
    for (int pc = 0; pc < length; pc = next()) {
      read(pc);
      if (isCallOfMethod(pc)) {
        found.add(operand(pc));
      }
    }
    return found.toArray();
  }

  /** Whether the instruction at this place calls a method. */
  boolean isCall(int pc) {
    int opcode = BigEndian.u1(bytes, start + pc);
    return INVOKEVIRTUAL <= opcode && opcode <= INVOKEDYNAMIC;
  }

  boolean isSubroutineCall() {
    return subroutineCall;
  }

  int targetCount() {
    return targets.size();
  }

  int target(int index) {
    return targets.get(index);
  }

  /** The targets, in a new array. */
  int[] targets() {
    return targets.toArray();
  }

  /** The two bytes behind the opcode at this place, such as the index of a method's constant. */
  int operand(int pc) {
    return BigEndian.u2(bytes, start + pc + 1);
  }
}
