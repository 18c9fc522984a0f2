/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import io.loopbrake.agent.stack.HiddenFrames;

/**
 * Frames of lambda proxies and method handles, and of methods that the JDK hides. Some ways to read
 * a stack show them and others do not, so they are left out before stacks are compared.
 */
final class ProxyFrames {
  private ProxyFrames() {}

  static boolean is(String className, String methodName) {
    return HiddenFrames.areOf(className)
        || className.startsWith("java.lang.invoke.")
        || className.equals("java.lang.Thread") && methodName.equals("runWith")
        || className.equals("java.security.AccessController")
            && methodName.equals("executePrivileged");
  }

  static StackTraceElement[] without(StackTraceElement[] stack) {
    return HiddenFrames.removedFrom(
        stack, frame -> is(frame.getClassName(), frame.getMethodName()));
  }
}
