/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;
import java.util.Map;

/**
 * The loops of a method in which a volatile read in each turn is unsuitable. Irreducible graphs and
 * methods with subroutines have none.
 *
 * <p>In tight loops, the read would cost too much. A loop is tight if its body, including inner
 * loops, calls nothing, or if its body is so small that the JIT compiler may have inlined all that
 * it calls, as in a loop over a list.
 *
 * <p>In counted loops, the read may do harm after it has found the flag up: HotSpot removes all
 * safepoint polls from a counted loop that has a call on some path ({@code
 * IdealLoopTree::counted_loop}), even if the call is in an inner loop. Any loop that steps a number
 * is treated as counted, because the JIT compiler recognises more counted loops than this class
 * could.
 */
final class GatedLoops {
  /**
   * An instruction has a byte or more. The JIT compiles no larger method, so no loop in it is fast.
   */
  private static final int MOST_INSTRUCTIONS = 8000;

  /**
   * The nodes up to which HotSpot unrolls a loop ({@code LoopUnrollLimit}); an instruction is about
   * one.
   */
  private static final int SMALL_BODY = 60;

  private final MethodCode code;
  private final BitSet gated = new BitSet();
  private final BitSet nests = new BitSet();
  private BasicBlocks blocks;
  private NaturalLoops loops;

  /** Sorts the back-edges of some code; a switch may close several loops. */
  GatedLoops(MethodCode code, BitSet backEdges) {
    this.code = code;
    if (!code.hasSubroutines() && code.size() <= MOST_INSTRUCTIONS) {
      sort(backEdges);
    }
  }

  /** The back-edges that close only such loops. */
  BitSet all() {
    return gated;
  }

  /**
   * Those of them that close a counted loop around another loop. The end of the inner loop is not
   * sufficient for a poll: if counted loops do not poll, the whole nest does not, as long as it
   * runs.
   */
  BitSet nests() {
    return nests;
  }

  /** The blocks of the code; null if there are subroutines or the code is too long. */
  BasicBlocks blocks() {
    return blocks;
  }

  /** The loops that the blocks form. */
  NaturalLoops loops() {
    return loops;
  }

  private void sort(BitSet backEdges) {
    blocks = new BasicBlocks(code);
    loops = blocks.loops();
    BitSet calling = blocks.holding(code.calls());
    BitSet stepping = new BitSet();
    for (BitSet steps : code.steps().values()) {
      stepping.or(blocks.holding(steps));
    }
    gated.or(backEdges);
    for (int edge = backEdges.nextSetBit(0); edge >= 0; edge = backEdges.nextSetBit(edge + 1)) {
      int from = blocks.blockOf(edge);
      for (int target : code.jumps().get(edge)) {
        int to = blocks.blockOf(target);
        BitSet body = target <= edge ? loops.innermost(from, to) : null;
        if (body != null && isNest(body, loops.within(body), blocks)) {
          nests.set(edge);
        }
        if (target <= edge
            && (body == null
                || body.intersects(calling)
                    && blocks.size(body) > SMALL_BODY
                    && !loops.anyAround(from, to, stepping))) {
          gated.clear(edge);
        }
      }
    }
    nests.and(gated);
  }

  /** Whether the loop itself steps a number that the loops within it do not write. */
  private boolean isNest(BitSet body, BitSet within, BasicBlocks blocks) {
    if (within.isEmpty()) {
      return false;
    }
    for (Map.Entry<Integer, BitSet> variable : code.steps().entrySet()) {
      if (blocks.holding(variable.getValue()).intersects(body)
          && !blocks.holding(code.writes(variable.getKey())).intersects(within)) {
        return true;
      }
    }
    return false;
  }
}
