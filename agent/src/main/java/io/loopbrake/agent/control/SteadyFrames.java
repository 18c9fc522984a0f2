/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.threads.StackTraces;
import io.loopbrake.agent.threads.ThreadPlace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The frames of busy threads that stay on the stack while the methods that they call change. The
 * innermost of these frames has the loop: a method that it calls repeatedly is not on the stack at
 * each inspection, and for inlined methods a stack shows only their loops.
 */
final class SteadyFrames {
  private static final int LOOKS = 8;
  private static final long PAUSE_MILLIS = 5;

  private SteadyFrames() {}

  /**
   * Looks at threads for some 40 ms; all looks are of one kind, because the JVM hides some frames
   * from one and not from the other.
   *
   * @return the frames that were there at each look, innermost first, in the order of the threads
   */
  static List<StackTraceElement[]> of(List<Thread> threads) {
    List<StackTraceElement[]> steady = new ArrayList<>();
    for (int look = 0; look < LOOKS && !threads.isEmpty(); look++) {
      List<ThreadPlace> now = ThreadPlace.ofAll(threads);
      for (int i = 0; i < now.size(); i++) {
        if (look == 0) {
          steady.add(now.get(i).stack());
        } else {
          steady.set(i, common(steady.get(i), now.get(i).stack()));
        }
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return steady;
      }
    }
    return steady;
  }

  /** The frames of the first stack, from the outermost on, that the second one has as well. */
  static StackTraceElement[] common(StackTraceElement[] one, StackTraceElement[] other) {
    int depth = 0;
    while (depth < Math.min(one.length, other.length)
        && StackTraces.isSameMethod(one[one.length - 1 - depth], other[other.length - 1 - depth])) {
      depth++;
    }
    return Arrays.copyOfRange(one, one.length - depth, one.length);
  }
}
