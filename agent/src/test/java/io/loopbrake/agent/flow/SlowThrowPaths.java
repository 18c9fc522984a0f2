/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** What {@link ThrowPaths} answers, found by following the error from each back-edge in turn. */
final class SlowThrowPaths {
  private static final int[] NO_TARGETS = {};

  private final MethodCode code;
  private final BitSet backEdges;
  private final List<MethodCode.Handler> catching = new ArrayList<>();

  SlowThrowPaths(MethodCode code, BitSet backEdges) {
    this.code = code;
    this.backEdges = backEdges;
    for (MethodCode.Handler handler : code.handlers()) {
      if (handler.catchesErrors()) {
        catching.add(handler);
      }
    }
  }

  /** The back-edges at which a thrown error would lead to its being thrown there again. */
  BitSet trapped() {
    BitSet trapped = new BitSet();
    if (catching.isEmpty()) {
      return trapped;
    }
    BitSet free = (BitSet) backEdges.clone();
    int before;
    do {
      before = trapped.cardinality();
      for (int edge = free.nextSetBit(0); edge >= 0; edge = free.nextSetBit(edge + 1)) {
        if (comesBack(edge, free)) {
          trapped.set(edge);
          free.clear(edge);
        }
      }
      // Code that passes such a back-edge unharmed may come to another one.
    } while (trapped.cardinality() > before);
    return trapped;
  }

  private boolean comesBack(int edge, BitSet free) {
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    addHandler(edge, open);
    while (!open.isEmpty()) {
      int at = open.pop();
      if (at == edge) {
        return true;
      }
      if (!seen.get(at)) {
        seen.set(at);
        if (free.get(at) || code.isThrow(at)) {
          addHandler(at, open);
        } else {
          addNext(at, open);
        }
      }
    }
    return false;
  }

  private void addHandler(int thrownAt, Deque<Integer> open) {
    for (MethodCode.Handler handler : catching) {
      if (handler.covers(thrownAt)) {
        open.push(handler.target);
        return;
      }
    }
  }

  private void addNext(int at, Deque<Integer> open) {
    for (int target : code.jumps().getOrDefault(at, NO_TARGETS)) {
      open.push(target);
    }
    if (!code.isEnd(at) && at + 1 < code.size()) {
      open.push(at + 1);
    }
  }
}
