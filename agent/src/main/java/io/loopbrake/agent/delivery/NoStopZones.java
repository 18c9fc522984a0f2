/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Code in which no stop is thrown, because the JVM or the application would not get over it.
 *
 * <p>An error that leaves a class initialiser makes the class unusable for ever (JVMS 5.5). One
 * that leaves a class loader, or the linking of a call site (JVMS 5.4.3.6), is remembered by the
 * JVM as the result: the same class or call site then fails each time.
 */
public final class NoStopZones {
  private static final String STATIC_INITIALISER = "<clinit>";

  private static final Set<String> LOADING =
      new HashSet<>(
          Arrays.asList(
              "loadClass",
              "loadClassInternal",
              "findClass",
              "defineClass",
              "findClassOnClassPathOrNull",
              "forName",
              "checkPackageAccess"));

  private static final String[] LINKING = {
    "java.lang.invoke.MethodHandleNatives",
    "java.lang.invoke.CallSite",
    "java.lang.invoke.BootstrapMethodInvoker",
    "java.lang.invoke.InnerClassLambdaMetafactory",
    "sun.instrument.",
    "java.lang.ClassLoader"
  };

  private final MethodMatcher named;

  /** Creates the rule; {@code named} are the methods that the user wants to be zones as well. */
  public NoStopZones(MethodMatcher named) {
    this.named = named;
  }

  /**
   * Why no stop may be thrown with this stack, in words that follow "put off: "; null if it may.
   */
  public String objection(Frame[] stack) {
    for (Frame frame : stack) {
      String objection = objection(frame);
      if (objection != null) {
        return objection;
      }
    }
    return null;
  }

  /** Whether the method, named as in a stack trace, is a zone for the JVM's sake. */
  public static boolean isOfJvm(String className, String methodName) {
    if (methodName.equals(STATIC_INITIALISER) || LOADING.contains(methodName)) {
      return true;
    }
    for (String prefix : LINKING) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private String objection(Frame frame) {
    if (frame.methodName().equals(STATIC_INITIALISER)) {
      return "in the static initialiser of " + frame.className();
    }
    if (isOfJvm(frame.className(), frame.methodName())) {
      return "the JVM loads or links a class in " + frame;
    }
    return named.matches(frame.className(), frame.methodName())
        ? "in " + frame + ", which nostop names"
        : null;
  }
}
