/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;
import java.util.Map;

/**
 * Finds the tight loops of a method: those whose body, loops within it included, calls nothing.
 * Where the graph is irreducible, and in methods with subroutines, no loop counts as tight.
 */
final class TightLoops {
  /** At a byte or more each: beyond this the JIT compiles no method, and no loop is fast. */
  private static final int MOST_INSTRUCTIONS = 8000;

  private final MethodCode code;

  TightLoops(MethodCode code) {
    this.code = code;
  }

  /** Those of the back-edges that close only tight loops; a switch may close several. */
  BitSet among(BitSet backEdges) {
    BitSet tight = new BitSet();
    if (code.hasSubroutines() || code.size() > MOST_INSTRUCTIONS) {
      return tight;
    }
    int[] blocks = blocks();
    NaturalLoops loops = loops(blocks);
    tight.or(backEdges);
    for (int edge = backEdges.nextSetBit(0); edge >= 0; edge = backEdges.nextSetBit(edge + 1)) {
      for (int target : code.jumps().get(edge)) {
        if (target <= edge && !loops.isTight(blocks[edge], blocks[target])) {
          tight.clear(edge);
        }
      }
    }
    return tight;
  }

  /** The number of the basic block that each instruction is in. */
  private int[] blocks() {
    BitSet leaders = new BitSet();
    for (Map.Entry<Integer, int[]> jump : code.jumps().entrySet()) {
      leaders.set(jump.getKey() + 1);
      for (int target : jump.getValue()) {
        leaders.set(target);
      }
    }
    for (MethodCode.Handler handler : code.handlers()) {
      leaders.set(handler.start);
      leaders.set(handler.end);
      leaders.set(handler.target);
    }
    int[] blocks = new int[code.size()];
    int block = 0;
    for (int i = 1; i < blocks.length; i++) {
      block += leaders.get(i) || code.isEnd(i - 1) ? 1 : 0;
      blocks[i] = block;
    }
    return blocks;
  }

  private NaturalLoops loops(int[] blocks) {
    NaturalLoops loops = new NaturalLoops(blocks[blocks.length - 1] + 1);
    for (Map.Entry<Integer, int[]> jump : code.jumps().entrySet()) {
      for (int target : jump.getValue()) {
        loops.addEdge(blocks[jump.getKey()], blocks[target]);
      }
    }
    for (int i = 0; i < blocks.length; i++) {
      if (i + 1 < blocks.length && blocks[i + 1] != blocks[i] && !code.isEnd(i)) {
        loops.addEdge(blocks[i], blocks[i + 1]);
      }
      if (code.isCall(i)) {
        loops.addCall(blocks[i]);
      }
    }
    for (MethodCode.Handler handler : code.handlers()) {
      for (int i = handler.start; i < handler.end; i++) {
        loops.addEdge(blocks[i], blocks[handler.target]);
      }
    }
    loops.find();
    return loops;
  }
}
