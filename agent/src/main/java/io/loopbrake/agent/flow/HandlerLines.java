/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.BigEndian;
import java.util.Arrays;

/**
 * The source lines of a method with handler code, from its {@code LineNumberTable} (JVMS 4.7.12).
 */
final class HandlerLines {
  private static final int RANK_BITS = 16;
  private static final int RANK = (1 << RANK_BITS) - 1;
  private static final int NO_LINE = 0;

  private final byte[] bytes;
  private final IntList found = new IntList(16);
  private int[] lines = new int[0];

  HandlerLines(byte[] classFile) {
    this.bytes = classFile;
  }

  /** Begins with the code of a method. */
  void enter(int codeLength) {
    if (lines.length < codeLength) {
      lines = new int[codeLength];
    } else {
      Arrays.fill(lines, 0, codeLength, NO_LINE);
    }
  }

  /** Reads one of the tables that the code may have. */
  void addTable(int at) {
    int entry = at + 2;
    for (int left = BigEndian.u2(bytes, at); left > 0; left--) {
      lines[BigEndian.u2(bytes, entry)] = BigEndian.u2(bytes, entry + 2);
      entry += 4;
    }
  }

  /**
   * Writes down each line that handlers own an instruction of; of several handlers, the last one,
   * that is, the innermost.
   */
  void writeTo(HandlerTable table, CodeReach reach) {
    collect(reach);
    found.sort();
    for (int i = 0; i < found.size(); i++) {
      int line = found.get(i) >>> RANK_BITS;
      if (i + 1 == found.size() || found.get(i + 1) >>> RANK_BITS != line) {
        table.addLine(line, reach.entry(CodeReach.NORMAL + 1 + (found.get(i) & RANK)));
      }
    }
  }

  /** Writes down each call of the method with its line, those outside of handlers, too. */
  void writeCallsTo(HandlerTable table, Instruction instruction, int codeLength) {
    int line = NO_LINE;
    for (int pc = 0; pc < codeLength; ) {
      instruction.read(pc);
      int next = instruction.next();
      if (lines[pc] != NO_LINE) {
        line = lines[pc];
      }
      if (instruction.isCall(pc)) {
        table.addCall(pc, line);
      }
      pc = next;
    }
  }

  private void collect(CodeReach reach) {
    found.cutTo(0);
    int line = NO_LINE;
    int last = 0;
    for (int pc = 0; pc < reach.length(); pc++) {
      if (lines[pc] != NO_LINE) {
        line = lines[pc];
      }
      if (line != NO_LINE && reach.isHandler(pc)) {
        int packed = line << RANK_BITS | reach.owner(pc) - CodeReach.NORMAL - 1;
        if (packed != last || found.isEmpty()) {
          found.add(packed);
          last = packed;
        }
      }
    }
  }
}
