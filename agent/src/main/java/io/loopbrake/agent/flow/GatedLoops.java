/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;
import java.util.Map;

/**
 * Finds the loops of a method that a volatile read at each turn does not suit. Where the graph is
 * irreducible, and in methods with subroutines, there are none.
 *
 * <p>In tight loops it would be felt: those whose body, loops within it included, calls nothing,
 * and those whose body is so small that the JIT may well have inlined all that it calls (a loop
 * over a list, say).
 *
 * <p>In counted loops it may do harm once it has found the flag up: HotSpot takes all polls for a
 * safepoint out of a counted loop that has a call on some way through it ({@code
 * IdealLoopTree::counted_loop}), be it in a loop within. As counted counts any loop that steps a
 * number, for the JIT finds more of them than we could.
 */
final class GatedLoops {
  /** At a byte or more each: beyond this the JIT compiles no method, and no loop is fast. */
  private static final int MOST_INSTRUCTIONS = 8000;

  /** As many nodes HotSpot unrolls ({@code LoopUnrollLimit}); an instruction is about one. */
  private static final int SMALL_BODY = 60;

  private final MethodCode code;
  private int[] blocks;
  private int[] sizes;
  private BitSet calling;
  private BitSet stepping;

  GatedLoops(MethodCode code) {
    this.code = code;
  }

  /** Those of the back-edges that close only such loops; a switch may close several. */
  BitSet among(BitSet backEdges) {
    BitSet gated = new BitSet();
    if (code.hasSubroutines() || code.size() > MOST_INSTRUCTIONS) {
      return gated;
    }
    divide();
    NaturalLoops loops = loops();
    gated.or(backEdges);
    for (int edge = backEdges.nextSetBit(0); edge >= 0; edge = backEdges.nextSetBit(edge + 1)) {
      for (int target : code.jumps().get(edge)) {
        if (target <= edge && !isGated(loops, blocks[edge], blocks[target])) {
          gated.clear(edge);
        }
      }
    }
    return gated;
  }

  private boolean isGated(NaturalLoops loops, int from, int to) {
    BitSet body = loops.innermost(from, to);
    return body != null
        && (!body.intersects(calling) || isSmall(body) || loops.anyAround(from, to, stepping));
  }

  private boolean isSmall(BitSet body) {
    int size = 0;
    for (int block = body.nextSetBit(0); block >= 0; block = body.nextSetBit(block + 1)) {
      size += sizes[block];
    }
    return size <= SMALL_BODY;
  }

  /** Divides the code into basic blocks. */
  private void divide() {
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
    blocks = new int[code.size()];
    sizes = new int[code.size()];
    calling = new BitSet();
    stepping = new BitSet();
    int block = 0;
    for (int i = 0; i < blocks.length; i++) {
      block += i > 0 && (leaders.get(i) || code.isEnd(i - 1)) ? 1 : 0;
      blocks[i] = block;
      sizes[block]++;
      if (code.isCall(i)) {
        calling.set(block);
      }
      if (code.isStep(i)) {
        stepping.set(block);
      }
    }
  }

  private NaturalLoops loops() {
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
