/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import io.loopbrake.agent.stack.ProxyFrames;
import io.loopbrake.agent.threads.DeepStacks;
import io.loopbrake.agent.threads.StackTraces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A few stacks of one thread, taken at short intervals. Frames are counted from the outermost one.
 * Immutable.
 */
final class Samples {
  private static final int LOOKS = 15;
  private static final long PAUSE_MILLIS = 4;

  private final List<StackTraceElement[]> stacks;
  private final int common;

  /**
   * Creates samples of stacks, each with its outermost frame first, and without {@link
   * ProxyFrames}.
   */
  Samples(List<StackTraceElement[]> stacks) {
    this.stacks = stacks;
    this.common = common();
  }

  /**
   * Looks at a thread 15 times, which takes some 60 ms.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  static Samples of(Thread thread) throws InterruptedException {
    List<StackTraceElement[]> stacks = new ArrayList<>();
    for (int look = 0; look < LOOKS; look++) {
      StackTraceElement[] stack = ProxyFrames.without(DeepStacks.of(thread));
      if (stack.length > 0) {
        Collections.reverse(Arrays.asList(stack));
        stacks.add(stack);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return new Samples(stacks);
  }

  /** Whether the thread has ended. */
  boolean areNone() {
    return stacks.isEmpty();
  }

  /**
   * The number of outermost frames that were on each stack: all frames that did not move, and the
   * one after them if it is always of the same method.
   */
  private int common() {
    int depth = 0;
    while (isSameMethod(depth)) {
      depth++;
      if (lines(depth - 1).size() > 1) {
        break;
      }
    }
    return depth;
  }

  private boolean isSameMethod(int depth) {
    StackTraceElement first = null;
    for (StackTraceElement[] stack : stacks) {
      if (stack.length <= depth) {
        return false;
      }
      first = first == null ? stack[depth] : first;
      if (!StackTraces.isSameMethod(first, stack[depth])) {
        return false;
      }
    }
    return first != null;
  }

  /** The number of frames that all stacks have in common. */
  int commonCount() {
    return common;
  }

  /** A frame that all stacks have in common, as it was at the last look. */
  StackTraceElement frame(int depth) {
    return stacks.get(stacks.size() - 1)[depth];
  }

  /** The lines at which a common frame was seen; negative for an unknown line. */
  Set<Integer> lines(int depth) {
    Set<Integer> lines = new TreeSet<>();
    for (StackTraceElement[] stack : stacks) {
      lines.add(stack[depth].getLineNumber());
    }
    return lines;
  }

  /** The methods that were seen directly above a common frame, as {@code class.method}. */
  Set<String> calledBy(int depth) {
    Set<String> called = new HashSet<>();
    for (StackTraceElement[] stack : stacks) {
      if (stack.length > depth + 1) {
        called.add(StackTraces.method(stack[depth + 1]));
      }
    }
    return called;
  }

  /**
   * The beginning of a recursion: the outermost frame of a method that is on each stack twice at
   * the same line. Negative if there is none. Methods that differ only in their parameters look
   * like one in a stack trace, but do not call from the same line.
   */
  int recursion() {
    Set<String> recurring = null;
    for (StackTraceElement[] stack : stacks) {
      Set<String> ofThis = recurring(stack);
      if (recurring == null) {
        recurring = ofThis;
      } else {
        recurring.retainAll(ofThis);
      }
    }
    boolean stays = common > 0 && lines(common - 1).size() == 1;
    for (int depth = 0; recurring != null && depth < shortest(); depth++) {
      if (depth < common || depth == common && stays) {
        if (recurring.contains(StackTraces.method(last()[depth]))) {
          return depth;
        }
      }
    }
    return -1;
  }

  /**
   * Whether the method of a recursion is also among the frames that come and go. Otherwise the
   * recursion stands still, and the thread turns in a loop inside it, or waits.
   */
  boolean isMoving(int recursion) {
    String method = StackTraces.method(last()[recursion]);
    for (StackTraceElement[] stack : stacks) {
      for (int depth = Math.max(0, common - 1); depth < stack.length; depth++) {
        if (StackTraces.method(stack[depth]).equals(method)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<String> recurring(StackTraceElement[] stack) {
    Set<String> seen = new HashSet<>();
    Set<String> recurring = new HashSet<>();
    for (StackTraceElement frame : stack) {
      if (frame.getLineNumber() >= 0
          && !seen.add(StackTraces.method(frame) + ":" + frame.getLineNumber())) {
        recurring.add(StackTraces.method(frame));
      }
    }
    return recurring;
  }

  private int shortest() {
    int shortest = Integer.MAX_VALUE;
    for (StackTraceElement[] stack : stacks) {
      shortest = Math.min(shortest, stack.length);
    }
    return shortest;
  }

  /** The methods on the stacks from a depth inwards, the innermost of the last look first. */
  List<StackTraceElement> methodsFrom(int depth) {
    List<StackTraceElement> methods = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (int i = stacks.size() - 1; i >= 0; i--) {
      StackTraceElement[] stack = stacks.get(i);
      for (int at = stack.length - 1; at >= depth; at--) {
        if (known.add(StackTraces.method(stack[at]))) {
          methods.add(stack[at]);
        }
      }
    }
    return methods;
  }

  /** The last look, outermost frame first. */
  StackTraceElement[] last() {
    return stacks.get(stacks.size() - 1);
  }
}
