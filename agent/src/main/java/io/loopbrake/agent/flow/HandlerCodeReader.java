/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.BigEndian;
import io.loopbrake.agent.classfile.CodeAttributes;
import java.util.Arrays;

/**
 * Reads the {@link HandlerCode} of a class file, from those methods that have an exception table.
 */
final class HandlerCodeReader implements CodeAttributes.Visitor {
  private static final int TABLE_ENTRY = 8;

  private final byte[] bytes;
  private final CodeAttributes methods;
  private final Instruction instruction;
  private final CodeReach reach;
  private final LeavingJumps leavingJumps;
  private final HandlerTable table;
  private final Lines lines;
  private final boolean byLines;

  /**
   * Creates a reader.
   *
   * @param methods those of the class file
   * @param byLines whether to record the source lines of handlers; otherwise all calls are recorded
   */
  HandlerCodeReader(
      byte[] classFile, CodeAttributes methods, String[] checkpointOwnerPrefixes, boolean byLines) {
    bytes = classFile;
    this.methods = methods;
    instruction = new Instruction(bytes);
    reach = new CodeReach(bytes, instruction);
    leavingJumps =
        new LeavingJumps(bytes, methods.constants(), instruction, checkpointOwnerPrefixes);
    table = new HandlerTable(bytes, instruction);
    lines = new Lines(bytes);
    this.byLines = byLines;
  }

  /** The result for the methods that were visited. */
  HandlerCode read() {
    return table.toHandlerCode();
  }

  @Override
  public void code(int method, int member, int code, int length) {
    int handlers = BigEndian.u2(bytes, code + length);
    if (handlers == 0) {
      return;
    }
    instruction.enter(code, length);
    reach.follow(length, code + length + 2, handlers);
    if (reach.foundHandlers()) {
      leavingJumps.giveAway(reach, code);
      table.addMethod(text(member + 2), text(member + 4));
      table.addRanges(reach);
      readLines(code + length + 2 + handlers * TABLE_ENTRY);
    }
  }

  private int text(int at) {
    return methods.constants().text(BigEndian.u2(bytes, at));
  }

  private void readLines(int attributes) {
    lines.enter(reach.length());
    for (int table : methods.named("LineNumberTable", attributes)) {
      lines.addTable(table);
    }
    if (byLines) {
      lines.writeTo(table, reach);
    } else {
      lines.writeCallsTo(table, instruction, reach.length());
    }
  }

  /**
   * The source lines of a method with handler code, from its {@code LineNumberTable} (JVMS 4.7.12).
   */
  private static final class Lines {
    private static final int RANK_BITS = 16;
    private static final int RANK = (1 << RANK_BITS) - 1;
    private static final int NO_LINE = 0;

    private final byte[] bytes;
    private final IntList found = new IntList(16);
    private int[] lines = new int[0];

    Lines(byte[] classFile) {
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
     * Adds each line with an instruction that belongs to a handler; of several handlers, the last
     * one, which is the innermost.
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

    /** Adds each call of the method with its line, also calls outside of handlers. */
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
}
