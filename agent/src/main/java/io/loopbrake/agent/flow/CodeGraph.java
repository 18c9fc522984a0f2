/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.BigEndian;
import io.loopbrake.agent.classfile.ConstantPool;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The control flow in the code of one method: ordinary edges, and edges from each instruction of a
 * {@code try} range to its handlers. A subroutine ({@code jsr}) counts as one step.
 */
final class CodeGraph {
  private static final int TABLE_ENTRY = 8;
  private static final int NO_TYPE = 0;
  private static final int ATHROW = 0xbf;
  private static final int FIRST_RETURN = 0xac;
  private static final int LAST_RETURN = 0xb1;
  private static final int NONE = -1;

  private final byte[] bytes;
  private final ConstantPool constants;
  private final StopType stop;
  private final int code;
  private final int length;

  /** By place: the next instruction; {@link #NONE} behind an end, 0 where no instruction begins. */
  private final int[] next;

  /** By place: the targets of an instruction that jumps; null for any other. */
  private final int[][] jumps;

  private final int table;
  private final int handlers;
  private int[][] caught;
  private BitSet leadingToReturns;

  /**
   * Reads the code.
   *
   * @param stop the type of the error that its handlers may catch
   * @throws RuntimeException if it is malformed
   */
  CodeGraph(byte[] classFile, ConstantPool constants, StopType stop, int code, int length) {
    this.bytes = classFile;
    this.constants = constants;
    this.stop = stop;
    this.code = code;
    this.length = length;
    this.handlers = BigEndian.u2(bytes, code + length);
    this.table = code + length + 2;
    this.next = new int[length];
    this.jumps = new int[length][];
    Instruction instruction = new Instruction(bytes);
    instruction.enter(code, length);
    for (int pc = 0; pc < length; pc = instruction.next()) {
      instruction.read(pc);
      if (!instruction.isEnd() && instruction.next() >= length) {
        throw new IllegalStateException("the code goes on behind its end");
      }
      next[pc] = instruction.isEnd() ? NONE : instruction.next();
      if (instruction.targetCount() > 0 && !instruction.isSubroutineCall()) {
        jumps[pc] = instruction.targets();
      }
    }
  }

  int length() {
    return length;
  }

  boolean isInstruction(int pc) {
    return next[pc] != 0;
  }

  int opcode(int pc) {
    return BigEndian.u1(bytes, code + pc);
  }

  /** The two bytes behind the opcode, such as the index of a method's constant. */
  int operand(int pc) {
    return BigEndian.u2(bytes, code + pc + 1);
  }

  int handlerCount() {
    return handlers;
  }

  int start(int handler) {
    return BigEndian.u2(bytes, table + handler * TABLE_ENTRY);
  }

  int end(int handler) {
    return BigEndian.u2(bytes, table + handler * TABLE_ENTRY + 2);
  }

  int target(int handler) {
    return BigEndian.u2(bytes, table + handler * TABLE_ENTRY + 4);
  }

  /** Whether the handler catches the stop error. */
  boolean catchesStops(int handler) {
    int type = BigEndian.u2(bytes, table + handler * TABLE_ENTRY + 6);
    return type == NO_TYPE || stop.isCaughtAs(constants, type);
  }

  boolean covers(int handler, int pc) {
    return start(handler) <= pc && pc < end(handler);
  }

  /**
   * The first handler, in the order of the table, that catches a stop error from this instruction;
   * -1 if none does.
   */
  int catcherOf(int pc) {
    for (int handler = 0; handler < handlers; handler++) {
      if (covers(handler, pc) && catchesStops(handler)) {
        return handler;
      }
    }
    return -1;
  }

  /**
   * The instructions that are reached from this one over ordinary edges, itself included.
   *
   * @param followsThrows whether to follow an {@code athrow} to its handler, too
   */
  BitSet reach(int from, boolean followsThrows) {
    BitSet reached = new BitSet(length);
    IntList open = new IntList(16);
    reached.set(from);
    open.add(from);
    while (!open.isEmpty()) {
      int pc = open.removeLast();
      if (next[pc] != NONE) {
        visit(next[pc], reached, open);
      }
      for (int i = 0; jumps[pc] != null && i < jumps[pc].length; i++) {
        visit(jumps[pc][i], reached, open);
      }
      if (followsThrows && opcode(pc) == ATHROW && catcherOf(pc) >= 0) {
        visit(target(catcherOf(pc)), reached, open);
      }
    }
    return reached;
  }

  /** The instructions from which a return is reached, over edges to handlers, too. */
  BitSet leadingToReturns() {
    if (leadingToReturns == null) {
      leadingToReturns = new CodeReturns(this).find();
    }
    return leadingToReturns;
  }

  private static void visit(int pc, BitSet reached, IntList open) {
    if (!reached.get(pc)) {
      reached.set(pc);
      open.add(pc);
    }
  }

  /** Whether the method returns at one of these instructions. */
  boolean returnsIn(BitSet instructions) {
    for (int pc = instructions.nextSetBit(0); pc >= 0; pc = instructions.nextSetBit(pc + 1)) {
      if (isReturn(pc)) {
        return true;
      }
    }
    return false;
  }

  boolean isReturn(int pc) {
    return opcode(pc) >= FIRST_RETURN && opcode(pc) <= LAST_RETURN;
  }

  /** Whether one of these instructions is an {@code athrow}. */
  boolean throwsIn(BitSet instructions) {
    for (int pc = instructions.nextSetBit(0); pc >= 0; pc = instructions.nextSetBit(pc + 1)) {
      if (opcode(pc) == ATHROW) {
        return true;
      }
    }
    return false;
  }

  /**
   * The instruction to which control may go in one step, by the number of the way, from 0; -1 if
   * there are fewer ways.
   */
  int way(int pc, int number) {
    int rest = number;
    if (next[pc] != NONE && rest-- == 0) {
      return next[pc];
    }
    if (jumps[pc] != null) {
      if (rest < jumps[pc].length) {
        return jumps[pc][rest];
      }
      rest -= jumps[pc].length;
    }
    int[] caught = handlers == 0 ? null : caught()[pc];
    return caught == null || rest >= caught.length ? NONE : caught[rest];
  }

  /** For each instruction, the entries of the handlers that cover it; null for none. */
  private int[][] caught() {
    if (caught == null) {
      caught = new int[length][];
      for (int handler = 0; handler < handlers; handler++) {
        int end = Math.min(end(handler), length);
        for (int pc = start(handler); pc < end; pc++) {
          if (isInstruction(pc)) {
            int count = caught[pc] == null ? 0 : caught[pc].length;
            caught[pc] = count == 0 ? new int[1] : Arrays.copyOf(caught[pc], count + 1);
            caught[pc][count] = target(handler);
          }
        }
      }
    }
    return caught;
  }
}
