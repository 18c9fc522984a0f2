/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Frames of lambda proxies and method handles, and of methods that the JDK hides. Some ways to read
 * a stack show them and others do not (on Java 8 even for the same thread), so they are left out
 * before stacks are compared.
 */
public final class ProxyFrames {
  // Not lambda expressions: a thread of the application may be the first to need them, and the
  // self-test needs them at the start of each JVM.
  private static final Predicate<StackTraceElement> GENERATED =
      new Predicate<StackTraceElement>() {
        @Override
        public boolean test(StackTraceElement frame) {
          return areGenerated(frame.getClassName());
        }
      };

  private static final Predicate<StackTraceElement> PROXY =
      new Predicate<StackTraceElement>() {
        @Override
        public boolean test(StackTraceElement frame) {
          return is(frame.getClassName(), frame.getMethodName());
        }
      };

  private ProxyFrames() {}

  /** Whether a frame of this class, in Java's form, and method is one. */
  public static boolean is(String className, String methodName) {
    return areGenerated(className)
        || className.startsWith("java.lang.invoke.")
        || className.equals("java.lang.Thread") && methodName.equals("runWith")
        || className.equals("java.security.AccessController")
            && methodName.equals("executePrivileged");
  }

  /** Whether the JVM generates the class of this name, in Java's form. */
  private static boolean areGenerated(String className) {
    return className.contains("$$Lambda")
        || className.startsWith("java.lang.invoke.LambdaForm$")
        || className.startsWith("java.lang.invoke.") && className.endsWith("$Holder");
  }

  /** The frames of a stack without them, in its order. */
  public static StackTraceElement[] without(StackTraceElement[] stack) {
    return removed(PROXY, stack);
  }

  /** The frames of a stack without those that the JVM generates, in its order. */
  public static StackTraceElement[] withoutGenerated(StackTraceElement[] stack) {
    return removed(GENERATED, stack);
  }

  private static StackTraceElement[] removed(
      Predicate<StackTraceElement> leftOut, StackTraceElement[] stack) {
    List<StackTraceElement> kept = new ArrayList<>(stack.length);
    for (StackTraceElement frame : stack) {
      if (!leftOut.test(frame)) {
        kept.add(frame);
      }
    }
    return kept.toArray(new StackTraceElement[0]);
  }
}
