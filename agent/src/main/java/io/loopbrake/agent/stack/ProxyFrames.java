/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

import java.util.function.Predicate;

/**
 * Frames of lambda proxies and method handles, and of methods that the JDK hides. Some ways to read
 * a stack show them and others do not, so they are left out before stacks are compared.
 */
public final class ProxyFrames {
  /** Not a lambda expression, because the self-test needs it at the start of each JVM. */
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
    return HiddenFrames.areOf(className)
        || className.startsWith("java.lang.invoke.")
        || className.equals("java.lang.Thread") && methodName.equals("runWith")
        || className.equals("java.security.AccessController")
            && methodName.equals("executePrivileged");
  }

  /** The frames of a stack without them, in its order. */
  public static StackTraceElement[] without(StackTraceElement[] stack) {
    return HiddenFrames.removedFrom(stack, PROXY);
  }
}
