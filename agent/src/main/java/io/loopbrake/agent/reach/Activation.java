/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.stack.ProxyFrames;
import io.loopbrake.agent.threads.StackTraces;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * One activation of a method whose loop a stop is to leave: the frame of that method, above frames
 * that do not change. In a recursion, any of the frames above.
 *
 * <p>Only the thread to stop calls {@link #atCall}; any thread may call the other methods.
 */
final class Activation {
  private final StackTraceElement[] base;
  private final StackTraceElement turning;
  private final Set<String> callers;
  private final boolean recursion;
  private volatile int entered;
  private Frame[] places;

  private Activation(StackTraceElement[] stack, int depth, Set<String> callers, boolean recursion) {
    this.base = Arrays.copyOf(stack, depth);
    this.turning = stack[depth];
    this.callers = callers;
    this.recursion = recursion;
  }

  /** The activation at this depth of the stack, whose outermost frame comes first. */
  static Activation ofLoop(StackTraceElement[] stack, int depth) {
    return new Activation(
        stack, depth, new HashSet<>(Arrays.asList(StackTraces.method(stack[depth]))), false);
  }

  /** All activations of these methods from this depth inwards. */
  static Activation ofRecursion(StackTraceElement[] stack, int depth, Set<String> methods) {
    return new Activation(stack, depth, methods, true);
  }

  /** Whether this is a recursion. */
  boolean isRecursion() {
    return recursion;
  }

  /** The number of calls of methods with a checkpoint until now. */
  int entered() {
    return entered;
  }

  /**
   * The stack of the calling thread without the frame of the method that was entered; null if the
   * method was not called by this activation.
   */
  Frame[] atCall(Frame[] stack) {
    if (stack[stack.length - 1].depth() != 0) {
      return null;
    }
    int caller = 1;
    while (caller < stack.length && isGlue(stack[caller])) {
      caller++;
    }
    if (caller >= stack.length
        || !callers.contains(stack[caller].className() + "." + stack[caller].methodName())
        || !isAbove(stack, caller)) {
      return null;
    }
    entered++;
    return Arrays.copyOfRange(stack, caller, stack.length);
  }

  private static boolean isGlue(Frame frame) {
    return ProxyFrames.is(frame.className(), frame.methodName());
  }

  /** Whether the frames below are the known ones, and have not moved since the first call. */
  private boolean isAbove(Frame[] stack, int caller) {
    Frame[] below = new Frame[base.length];
    int depth = 0;
    for (int i = stack.length - 1; i > caller && depth < below.length; i--) {
      if (!isGlue(stack[i])) {
        below[depth++] = stack[i];
      }
    }
    if (depth < below.length || !recursion && countBetween(stack, caller) != depth) {
      return false;
    }
    for (int i = 0; i < below.length; i++) {
      if (!isAsSeen(below[i], i)) {
        return false;
      }
    }
    if (places == null) {
      places = below;
    }
    return true;
  }

  private static int countBetween(Frame[] stack, int caller) {
    int count = 0;
    for (int i = caller + 1; i < stack.length; i++) {
      count += isGlue(stack[i]) ? 0 : 1;
    }
    return count;
  }

  private boolean isAsSeen(Frame frame, int depth) {
    StackTraceElement seen = base[depth];
    if (places != null) {
      return frame.isAtSamePlaceAs(places[depth]);
    }
    return frame.methodName().equals(seen.getMethodName())
        && frame.className().equals(seen.getClassName())
        && (frame.line() == Frame.UNKNOWN
            || seen.getLineNumber() < 0
            || frame.line() == seen.getLineNumber());
  }

  /**
   * Whether the thread with this stack, innermost frame first, is in the activation and has called
   * nothing. For a thread that is suspended, so it takes no lock and no memory.
   */
  boolean isInnermostOf(StackTraceElement[] stack) {
    int depth = 0;
    for (int i = stack.length - 1; i > 0; i--) {
      StackTraceElement frame = stack[i];
      if (!ProxyFrames.is(frame.getClassName(), frame.getMethodName())) {
        if (depth == base.length
            || !StackTraces.isSameMethod(base[depth], frame)
            || hasMoved(base[depth], frame)) {
          return false;
        }
        depth++;
      }
    }
    return depth == base.length && StackTraces.isSameMethod(turning, stack[0]);
  }

  /** From Java 9 on a frame whose class was reloaded meanwhile has no line any more. */
  private static boolean hasMoved(StackTraceElement before, StackTraceElement now) {
    return before.getLineNumber() >= 0
        && now.getLineNumber() >= 0
        && before.getLineNumber() != now.getLineNumber();
  }

  /** Whether the thread with this stack, outermost frame first, is still in the activation. */
  boolean isOn(StackTraceElement[] stack) {
    if (stack.length <= base.length || !callers.contains(StackTraces.method(stack[base.length]))) {
      return false;
    }
    for (int i = 0; i < base.length; i++) {
      if (!StackTraces.isSameMethod(base[i], stack[i]) || hasMoved(base[i], stack[i])) {
        return false;
      }
    }
    return true;
  }
}
