/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The natural loops of a graph of basic blocks, of which block 0 is the entry. The loop of a header
 * consists of the blocks that lead to a back-edge of this header without passing it. The header
 * dominates its loop, wherever in the code it lies: the compilers of Eclipse and of the first Javas
 * put it at the end of the loop, and jump backwards to the body.
 *
 * <p>Dominators are computed as in Cooper, Harvey and Kennedy, "A Simple, Fast Dominance
 * Algorithm".
 */
final class NaturalLoops {
  private static final int UNREACHABLE = -1;

  private final BitSet[] successors;
  private final BitSet[] predecessors;
  private final int[] order;
  private final int[] dominator;
  private final Map<Integer, BitSet> bodies = new LinkedHashMap<>();

  NaturalLoops(int size) {
    successors = sets(size);
    predecessors = sets(size);
    order = new int[size];
    dominator = new int[size];
  }

  private static BitSet[] sets(int size) {
    BitSet[] sets = new BitSet[size];
    for (int i = 0; i < size; i++) {
      sets[i] = new BitSet();
    }
    return sets;
  }

  void addEdge(int from, int to) {
    successors[from].set(to);
    predecessors[to].set(from);
  }

  /**
   * The blocks of the innermost loop that contains both blocks; null if there is none, because the
   * graph is irreducible there or the blocks are never reached.
   */
  BitSet innermost(int one, int other) {
    BitSet innermost = null;
    for (BitSet body : bodies.values()) {
      if (body.get(one)
          && body.get(other)
          && (innermost == null || body.cardinality() < innermost.cardinality())) {
        innermost = body;
      }
    }
    return innermost;
  }

  /** The blocks of each loop, by its header. */
  Map<Integer, BitSet> bodies() {
    return bodies;
  }

  /** Whether any loop that contains both blocks contains one of these blocks, too. */
  boolean anyAround(int one, int other, BitSet blocks) {
    for (BitSet body : bodies.values()) {
      if (body.get(one) && body.get(other) && body.intersects(blocks)) {
        return true;
      }
    }
    return false;
  }

  /** The blocks of all loops within this one: those whose headers it contains, besides its own. */
  BitSet within(BitSet loop) {
    BitSet within = new BitSet();
    for (Map.Entry<Integer, BitSet> body : bodies.entrySet()) {
      if (body.getValue() != loop && loop.get(body.getKey())) {
        within.or(body.getValue());
      }
    }
    return within;
  }

  /** Whether each turn of a loop passes a block. */
  boolean isInEachTurn(int block, int header, BitSet body) {
    for (int p = predecessors[header].nextSetBit(0);
        p >= 0;
        p = predecessors[header].nextSetBit(p + 1)) {
      if (body.get(p) && !dominates(block, p)) {
        return false;
      }
    }
    return true;
  }

  void find() {
    int[] reverse = findDominators();
    for (int block : reverse) {
      for (int header = successors[block].nextSetBit(0);
          header >= 0;
          header = successors[block].nextSetBit(header + 1)) {
        if (dominates(header, block)) {
          addBody(header, block);
        }
      }
    }
  }

  private void addBody(int header, int source) {
    BitSet body = bodies.get(header);
    if (body == null) {
      body = new BitSet();
      body.set(header);
      bodies.put(header, body);
    }
    Deque<Integer> work = new ArrayDeque<>();
    work.push(source);
    while (!work.isEmpty()) {
      int block = work.pop();
      if (!body.get(block)) {
        body.set(block);
        for (int p = predecessors[block].nextSetBit(0);
            p >= 0;
            p = predecessors[block].nextSetBit(p + 1)) {
          if (order[p] != UNREACHABLE) {
            work.push(p);
          }
        }
      }
    }
  }

  private boolean dominates(int header, int block) {
    int above = block;
    while (order[above] > order[header]) {
      above = dominator[above];
    }
    return above == header;
  }

  /** Returns the reachable blocks in reverse postorder. */
  private int[] findDominators() {
    int[] reverse = reversePostorder();
    Arrays.fill(dominator, UNREACHABLE);
    dominator[0] = 0;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 1; i < reverse.length; i++) {
        int block = reverse[i];
        int found = UNREACHABLE;
        for (int p = predecessors[block].nextSetBit(0);
            p >= 0;
            p = predecessors[block].nextSetBit(p + 1)) {
          if (dominator[p] != UNREACHABLE) {
            found = found == UNREACHABLE ? p : common(p, found);
          }
        }
        if (dominator[block] != found) {
          dominator[block] = found;
          changed = true;
        }
      }
    }
    return reverse;
  }

  private int common(int some, int other) {
    int one = some;
    int two = other;
    while (one != two) {
      while (order[one] > order[two]) {
        one = dominator[one];
      }
      while (order[two] > order[one]) {
        two = dominator[two];
      }
    }
    return one;
  }

  private int[] reversePostorder() {
    Arrays.fill(order, UNREACHABLE);
    int[] postorder = new int[order.length];
    int count = 0;
    int[] next = new int[order.length];
    BitSet seen = new BitSet();
    Deque<Integer> path = new ArrayDeque<>();
    path.push(0);
    seen.set(0);
    while (!path.isEmpty()) {
      int block = path.peek();
      int successor = successors[block].nextSetBit(next[block]);
      if (successor < 0) {
        postorder[count++] = path.pop();
      } else {
        next[block] = successor + 1;
        if (!seen.get(successor)) {
          seen.set(successor);
          path.push(successor);
        }
      }
    }
    int[] reverse = new int[count];
    for (int i = 0; i < count; i++) {
      reverse[i] = postorder[count - 1 - i];
      order[reverse[i]] = i;
    }
    return reverse;
  }
}
