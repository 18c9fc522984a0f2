/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;

/**
 * Finds the instructions of a method from which it may return. One walk against the edges, from all
 * returns at once, answers for all instructions: methods of generated code have thousands of loops.
 */
final class CodeReturns {
  private final CodeGraph code;
  private final int[] first;
  private final IntList from = new IntList(16);
  private final IntList next = new IntList(16);

  CodeReturns(CodeGraph code) {
    this.code = code;
    this.first = new int[code.length()];
  }

  BitSet find() {
    BitSet found = new BitSet(code.length());
    IntList open = new IntList(16);
    for (int pc = 0; pc < code.length(); pc++) {
      if (code.isInstruction(pc)) {
        turnRound(pc);
        if (code.isReturn(pc)) {
          found.set(pc);
          open.add(pc);
        }
      }
    }
    while (!open.isEmpty()) {
      for (int edge = first[open.removeLast()]; edge > 0; edge = next.get(edge - 1)) {
        int before = from.get(edge - 1);
        if (!found.get(before)) {
          found.set(before);
          open.add(before);
        }
      }
    }
    return found;
  }

  /** Adds the edges of an instruction to the lists of the instructions to which they lead. */
  private void turnRound(int pc) {
    for (int number = 0, to = code.way(pc, 0); to >= 0; to = code.way(pc, ++number)) {
      from.add(pc);
      next.add(first[to]);
      first[to] = from.size();
    }
  }
}
