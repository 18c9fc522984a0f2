/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;

/**
 * The path of an error that is thrown at a back-edge, and again at each back-edge that the catching
 * code reaches.
 */
final class ThrowPaths {
  private final MethodCode code;
  private final BitSet backEdges;

  ThrowPaths(MethodCode code, BitSet backEdges) {
    this.code = code;
    this.backEdges = backEdges;
  }

  /**
   * The back-edges at which a thrown error would be caught and lead to the same back-edge again.
   */
  BitSet trapped() {
    BitSet trapped = new BitSet();
    if (!isAnythingCaught()) {
      return trapped;
    }
    BitSet free = (BitSet) backEdges.clone();
    ThrowCycles cycles = new ThrowCycles(code, backEdges, free);
    BitSet comingBack = cycles.find();
    int before;
    do {
      before = trapped.cardinality();
      for (int edge = free.nextSetBit(0); edge >= 0; edge = free.nextSetBit(edge + 1)) {
        if (comingBack.get(edge)) {
          trapped.set(edge);
          free.clear(edge);
          comingBack = cycles.find();
        }
      }
      // Code that passes such a back-edge without an error may come to another one.
    } while (trapped.cardinality() > before);
    return trapped;
  }

  private boolean isAnythingCaught() {
    for (MethodCode.Handler handler : code.handlers()) {
      if (handler.catchesErrors()) {
        return true;
      }
    }
    return false;
  }
}
