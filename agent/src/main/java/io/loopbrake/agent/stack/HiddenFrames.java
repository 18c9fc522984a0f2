/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Frames of code that the JVM generates for lambda expressions and method handles. A JVM shows them
 * in some traces and hides them in others (on Java 8 even in traces of the same thread), so stacks
 * are compared without them.
 */
public final class HiddenFrames {
  /** Not a lambda expression, because a thread of the application may be the first to need it. */
  private static final Predicate<StackTraceElement> HIDDEN =
      new Predicate<StackTraceElement>() {
        @Override
        public boolean test(StackTraceElement frame) {
          return areOf(frame.getClassName());
        }
      };

  private HiddenFrames() {}

  /** Whether a class of this name, in Java's form, is generated in this way. */
  public static boolean areOf(String className) {
    return className.contains("$$Lambda")
        || className.startsWith("java.lang.invoke.LambdaForm$")
        || className.startsWith("java.lang.invoke.") && className.endsWith("$Holder");
  }

  /** The frames of a stack without hidden frames, in its order. */
  public static StackTraceElement[] removedFrom(StackTraceElement[] stack) {
    return removedFrom(stack, HIDDEN);
  }

  /** The frames of a stack without those that the predicate accepts, in its order. */
  public static StackTraceElement[] removedFrom(
      StackTraceElement[] stack, Predicate<StackTraceElement> leftOut) {
    List<StackTraceElement> kept = new ArrayList<>(stack.length);
    for (StackTraceElement frame : stack) {
      if (!leftOut.test(frame)) {
        kept.add(frame);
      }
    }
    return kept.toArray(new StackTraceElement[0]);
  }
}
