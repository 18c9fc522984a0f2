/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;
import java.util.Map;

/** The code of one method, divided into basic blocks. */
final class BasicBlocks {
  private final MethodCode code;
  private final int[] blocks;
  private final IntList firsts = new IntList(16);

  BasicBlocks(MethodCode code) {
    this.code = code;
    this.blocks = new int[code.size()];
    BitSet leaders = leaders();
    for (int i = 0; i < blocks.length; i++) {
      if (i == 0 || leaders.get(i) || code.isEnd(i - 1)) {
        firsts.add(i);
      }
      blocks[i] = firsts.size() - 1;
    }
  }

  private BitSet leaders() {
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
    return leaders;
  }

  /** The block that holds an instruction. */
  int blockOf(int instruction) {
    return blocks[instruction];
  }

  /** The blocks that hold one of these instructions. */
  BitSet holding(BitSet instructions) {
    BitSet holding = new BitSet();
    for (int i = instructions.nextSetBit(0); i >= 0; i = instructions.nextSetBit(i + 1)) {
      holding.set(blocks[i]);
    }
    return holding;
  }

  /** The first instruction of a block. */
  int firstOf(int block) {
    return firsts.get(block);
  }

  private int endOf(int block) {
    return block + 1 < firsts.size() ? firsts.get(block + 1) : blocks.length;
  }

  /** The instructions of these blocks. */
  BitSet instructionsOf(BitSet some) {
    BitSet instructions = new BitSet();
    for (int block = some.nextSetBit(0); block >= 0; block = some.nextSetBit(block + 1)) {
      instructions.set(firsts.get(block), endOf(block));
    }
    return instructions;
  }

  /** The number of instructions in these blocks. */
  int size(BitSet some) {
    int size = 0;
    for (int block = some.nextSetBit(0); block >= 0; block = some.nextSetBit(block + 1)) {
      size += endOf(block) - firsts.get(block);
    }
    return size;
  }

  /** The loops that the blocks form. */
  NaturalLoops loops() {
    NaturalLoops loops = new NaturalLoops(firsts.size());
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
