/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the outermost loops of a method, which are the strongly connected components of its code.
 * The code of handlers is included, because a handler that tries again closes a loop.
 *
 * <p>The algorithm is that of Tarjan, "Depth-first search and linear graph algorithms", without
 * recursion.
 */
final class CodeCycles {
  private final CodeGraph code;
  private final int[] order;
  private final int[] lowest;
  private final int[] tried;
  private final IntList path = new IntList(16);
  private final IntList part = new IntList(16);
  private final BitSet inPart = new BitSet();
  private final List<BitSet> found = new ArrayList<>();
  private int count;

  private CodeCycles(CodeGraph code) {
    this.code = code;
    this.order = new int[code.length()];
    this.lowest = new int[code.length()];
    this.tried = new int[code.length()];
  }

  /** The instructions of each loop. */
  static List<BitSet> of(CodeGraph code) {
    CodeCycles cycles = new CodeCycles(code);
    for (int pc = 0; pc < code.length(); pc++) {
      if (code.isInstruction(pc) && cycles.order[pc] == 0) {
        cycles.search(pc);
      }
    }
    return cycles.found;
  }

  private void search(int root) {
    enter(root);
    while (!path.isEmpty()) {
      int at = path.get(path.size() - 1);
      int to = code.way(at, tried[at]++);
      if (to < 0) {
        leave();
      } else if (order[to] == 0) {
        enter(to);
      } else if (inPart.get(to)) {
        lowest[at] = Math.min(lowest[at], order[to]);
      }
    }
  }

  private void enter(int pc) {
    order[pc] = ++count;
    lowest[pc] = count;
    path.add(pc);
    part.add(pc);
    inPart.set(pc);
  }

  private void leave() {
    int left = path.removeLast();
    if (!path.isEmpty()) {
      int before = path.get(path.size() - 1);
      lowest[before] = Math.min(lowest[before], lowest[left]);
    }
    if (lowest[left] == order[left]) {
      if (part.get(part.size() - 1) == left && !isLoop(left)) {
        part.removeLast();
        inPart.clear(left);
        return;
      }
      BitSet members = new BitSet();
      int member;
      do {
        member = part.removeLast();
        inPart.clear(member);
        members.set(member);
      } while (member != left);
      found.add(members);
    }
  }

  private boolean isLoop(int pc) {
    for (int number = 0, to = code.way(pc, 0); to >= 0; to = code.way(pc, ++number)) {
      if (to == pc) {
        return true;
      }
    }
    return false;
  }
}
