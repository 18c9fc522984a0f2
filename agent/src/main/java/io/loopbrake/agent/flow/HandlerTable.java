/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

/**
 * Builds a {@link HandlerCode}: one array of numbers for all methods, and their names in the form
 * of the class file.
 *
 * <p>For each method, the array has the offsets of its name and its descriptor and the ends of its
 * ranges, lines and calls. The ranges follow with three numbers each (start, end, entry of the
 * handler), then the lines with two (line, entry of the handler), then the calls with one (place
 * and line).
 */
final class HandlerTable {
  static final int NAME = 0;
  static final int DESCRIPTOR = 1;
  static final int RANGES_END = 2;
  static final int LINES_END = 3;
  static final int CALLS_END = 4;
  static final int HEADER = 5;
  static final int RANGE = 3;
  static final int LINE = 2;

  private static final int PLACE_BITS = 16;
  private static final int LOWEST = (1 << PLACE_BITS) - 1;

  private final Instruction instruction;
  private final IntList rows = new IntList(32);
  private final NameTable names;
  private int header;

  HandlerTable(byte[] classFile, Instruction instruction) {
    this.names = new NameTable(classFile);
    this.instruction = instruction;
  }

  /** Begins the next method, whose name and descriptor are at these places of the class file. */
  void addMethod(int name, int descriptor) {
    header = rows.size();
    rows.add(names.add(name));
    rows.add(names.add(descriptor));
    rows.add(0);
    rows.add(0);
    rows.add(0);
  }

  /** Adds the ranges of the method's code that belong to handlers. */
  void addRanges(CodeReach reach) {
    int from = 0;
    int to = 0;
    for (int pc = 0; pc < reach.length(); ) {
      if (!reach.isHandler(pc)) {
        pc++;
        continue;
      }
      if (pc > to || reach.owner(pc) != reach.owner(from)) {
        addRange(reach, from, to);
        from = pc;
      }
      instruction.read(pc);
      to = instruction.next();
      pc = to;
    }
    addRange(reach, from, to);
    rows.set(header + RANGES_END, rows.size());
    endLines();
  }

  private void endLines() {
    rows.set(header + LINES_END, rows.size());
    rows.set(header + CALLS_END, rows.size());
  }

  private void addRange(CodeReach reach, int from, int to) {
    if (to > 0) {
      rows.add(from);
      rows.add(to);
      rows.add(reach.entry(reach.owner(from)));
    }
  }

  void addLine(int line, int entry) {
    rows.add(line);
    rows.add(entry);
    endLines();
  }

  /** Adds a call; the line is 0 if it is unknown. */
  void addCall(int pc, int line) {
    rows.add(pc << PLACE_BITS | line);
    rows.set(header + CALLS_END, rows.size());
  }

  static int placeOf(int call) {
    return call >>> PLACE_BITS;
  }

  static int lineOf(int call) {
    return call & LOWEST;
  }

  HandlerCode toHandlerCode() {
    return rows.isEmpty() ? HandlerCode.NONE : new HandlerCode(names.toBytes(), rows.toArray());
  }
}
