/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.BigEndian;
import java.util.Arrays;

/**
 * Finds out for each instruction of a method whether ordinary edges lead to it from the start of
 * the method, and otherwise from the entry of which handler they do.
 *
 * <p>Handlers are entered in rounds: first those that protect an instruction reached from the
 * start, in the order of their entries; then those that protect an instruction reached from these;
 * and so on. An instruction belongs to the first handler that it is reached from. So code in a
 * {@code catch} block that is itself protected belongs to that {@code catch} block, and the code of
 * its handler belongs to its handler.
 *
 * <p>A {@code jsr} leads to the subroutine and to the next instruction, a {@code ret} leads
 * nowhere.
 */
final class CodeReach {
  /**
   * The owner of the code that is reached from the start of the method; the owners of handlers are
   * greater.
   */
  static final int NORMAL = 1;

  private static final int NOBODY = 0;
  private static final int FIRST_HANDLER = NORMAL + 1;
  private static final int TABLE_ENTRY = 8;

  private final byte[] bytes;
  private final Instruction instruction;
  private final IntList handlers = new IntList(8);
  private final IntList open = new IntList(16);
  private final IntList waiting = new IntList(8);
  private final IntList due = new IntList(8);
  private int[] owners = new int[0];
  private int length;

  CodeReach(byte[] classFile, Instruction instruction) {
    this.bytes = classFile;
    this.instruction = instruction;
  }

  /**
   * Follows the code of a method, which the instruction has entered.
   *
   * @param table the place of the first entry of the exception table (JVMS 4.7.3)
   */
  void follow(int codeLength, int table, int tableLength) {
    length = codeLength;
    if (owners.length < length) {
      owners = new int[Math.max(length, 2 * owners.length)];
    } else {
      Arrays.fill(owners, 0, length, NOBODY);
    }
    handlers.cutTo(0);
    waiting.cutTo(0);
    for (int i = 0; i < tableLength; i++) {
      waiting.add(table + i * TABLE_ENTRY);
    }
    flood(0, NORMAL);
    while (findDue()) {
      for (int i = 0; i < due.size(); i++) {
        if (owners[due.get(i)] == NOBODY) {
          handlers.add(due.get(i));
          flood(due.get(i), NORMAL + handlers.size());
        }
      }
    }
  }

  /** Finds the handlers, not yet entered, that protect an instruction that is reached. */
  private boolean findDue() {
    due.cutTo(0);
    int stillWaiting = 0;
    for (int i = 0; i < waiting.size(); i++) {
      int entry = waiting.get(i);
      if (isReached(BigEndian.u2(bytes, entry), BigEndian.u2(bytes, entry + 2))) {
        due.add(BigEndian.u2(bytes, entry + 4));
      } else {
        waiting.set(stillWaiting++, entry);
      }
    }
    waiting.cutTo(stillWaiting);
    due.sort();
    return !due.isEmpty();
  }

  private boolean isReached(int from, int to) {
    for (int pc = from; pc < to && pc < length; pc++) {
      if (owners[pc] != NOBODY) {
        return true;
      }
    }
    return false;
  }

  /** Gives all instructions that are reached from here, and have no owner yet, to an owner. */
  private void flood(int from, int owner) {
    claim(from, owner);
    while (!open.isEmpty()) {
      int pc = open.removeLast();
      do {
        owners[pc] = owner;
        instruction.read(pc);
        for (int i = 0; i < instruction.targetCount(); i++) {
          claim(instruction.target(i), owner);
        }
        pc = instruction.next();
      } while (!instruction.isEnd() && owners[checked(pc)] == NOBODY);
    }
  }

  private void claim(int pc, int owner) {
    if (owners[checked(pc)] == NOBODY) {
      owners[pc] = owner;
      open.add(pc);
    }
  }

  private int checked(int pc) {
    if (pc >= length) {
      throw new IllegalStateException("the code goes on behind its end, at " + pc);
    }
    return pc;
  }

  int length() {
    return length;
  }

  /** Whether some code is reached only from handlers. */
  boolean foundHandlers() {
    return !handlers.isEmpty();
  }

  /**
   * The owner of the instruction at this place. A place within an instruction, or one that is never
   * reached, has none.
   */
  int owner(int pc) {
    return owners[pc];
  }

  boolean isHandler(int pc) {
    return owners[pc] >= FIRST_HANDLER;
  }

  /** The entry of the handler that is this owner. */
  int entry(int owner) {
    return handlers.get(owner - FIRST_HANDLER);
  }

  void give(int pc, int newOwner) {
    owners[pc] = newOwner;
  }
}
