/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/**
 * Finds the instructions to which control returns if an error is thrown at each of certain
 * back-edges: the strongly connected components of the code. All are found at once, because a
 * search for each back-edge takes seconds in a method with thousands of them.
 *
 * <p>The algorithm is that of Tarjan, "Depth-first search and linear graph algorithms", without
 * recursion.
 */
final class ThrowCycles {
  private static final int[] NO_TARGETS = {};
  private static final int NOWHERE = -1;

  private final MethodCode code;
  private final BitSet throwing;
  private final int[][] targets;
  private final int[] handlers;
  private final int[] order;
  private final int[] lowest;
  private final int[] tried;
  private final IntList path = new IntList(16);
  private final IntList part = new IntList(16);
  private final BitSet inPart = new BitSet();
  private int count;

  /**
   * Prepares a search.
   *
   * @param throwing the back-edges at which an error is thrown; may be changed between searches
   */
  ThrowCycles(MethodCode code, BitSet backEdges, BitSet throwing) {
    this.code = code;
    this.throwing = throwing;
    targets = new int[code.size()][];
    handlers = new int[code.size()];
    order = new int[code.size()];
    lowest = new int[code.size()];
    tried = new int[code.size()];
    Arrays.fill(targets, NO_TARGETS);
    for (Map.Entry<Integer, int[]> jump : code.jumps().entrySet()) {
      targets[jump.getKey()] = jump.getValue();
    }
    for (int i = 0; i < handlers.length; i++) {
      handlers[i] = backEdges.get(i) || code.isThrow(i) ? handlerOf(i) : NOWHERE;
    }
  }

  private int handlerOf(int thrownAt) {
    for (MethodCode.Handler handler : code.handlers()) {
      if (handler.catchesErrors() && handler.covers(thrownAt)) {
        return handler.target;
      }
    }
    return NOWHERE;
  }

  /** The instructions on cycles, among those that are reached from the throwing back-edges. */
  BitSet find() {
    BitSet cyclic = new BitSet();
    Arrays.fill(order, 0);
    Arrays.fill(tried, 0);
    count = 0;
    for (int edge = throwing.nextSetBit(0); edge >= 0; edge = throwing.nextSetBit(edge + 1)) {
      if (order[edge] == 0) {
        search(edge, cyclic);
      }
    }
    return cyclic;
  }

  private void search(int root, BitSet cyclic) {
    enter(root);
    while (!path.isEmpty()) {
      int at = path.get(path.size() - 1);
      int to = next(at, tried[at]++);
      if (to == NOWHERE) {
        leave(cyclic);
      } else if (order[to] == 0) {
        enter(to);
      } else if (inPart.get(to)) {
        lowest[at] = Math.min(lowest[at], order[to]);
        if (to == at) {
          cyclic.set(at);
        }
      }
    }
  }

  private void enter(int instruction) {
    order[instruction] = ++count;
    lowest[instruction] = count;
    path.add(instruction);
    part.add(instruction);
    inPart.set(instruction);
  }

  private void leave(BitSet cyclic) {
    int left = path.removeLast();
    if (!path.isEmpty()) {
      int before = path.get(path.size() - 1);
      lowest[before] = Math.min(lowest[before], lowest[left]);
    }
    if (lowest[left] == order[left]) {
      boolean alone = part.get(part.size() - 1) == left;
      int member;
      do {
        member = part.removeLast();
        inPart.clear(member);
        if (!alone) {
          cyclic.set(member);
        }
      } while (member != left);
    }
  }

  /** The instruction to which control goes, by the number of the way, from 0. */
  private int next(int at, int way) {
    if (throwing.get(at) || code.isThrow(at)) {
      return way == 0 ? handlers[at] : NOWHERE;
    }
    if (way < targets[at].length) {
      return targets[at][way];
    }
    return way == targets[at].length && !code.isEnd(at) && at + 1 < code.size() ? at + 1 : NOWHERE;
  }
}
