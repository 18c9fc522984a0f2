/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.config.MethodPatterns;
import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.stack.Frame;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Code in which no stop is thrown, because the JVM or the application could not recover from it.
 *
 * <p>An error that leaves a class initialiser makes the class unusable for ever (JVMS 5.5). The JVM
 * records an error that leaves a class loader, or the linking of a call site (JVMS 5.4.3.6), as the
 * result: the same class or call site then fails each time.
 */
public final class NoStopZones {
  private static final String STATIC_INITIALISER = "<clinit>";

  /** Methods of class loaders; other classes have methods of the same names. */
  private static final Set<String> LOADING =
      new HashSet<>(Arrays.asList("loadClass", "loadClassInternal", "findClass", "defineClass"));

  private static final String A_CLASS = ")Ljava/lang/Class;";

  private static final String[] LINKING = {
    "java.lang.invoke.MethodHandleNatives",
    "java.lang.invoke.CallSite",
    "java.lang.invoke.BootstrapMethodInvoker",
    "java.lang.invoke.InnerClassLambdaMetafactory",
    "sun.instrument.",
    "java.lang.ClassLoader"
  };

  private final MethodPatterns named;
  private final LoaderLookup loaders;

  /**
   * Creates the rule.
   *
   * @param named the methods that are zones by the option {@code nostop}
   */
  public NoStopZones(MethodPatterns named, LoaderLookup loaders) {
    this.named = named;
    this.loaders = loaders;
  }

  /**
   * Why no stop may be thrown with this stack, in words that follow "deferred: "; null if it may.
   */
  public String objection(Frame[] stack) {
    for (Frame frame : stack) {
      if (isZone(frame.className(), frame.methodName(), frame.descriptor())) {
        return objection(
            frame.className(), frame.methodName(), frame.descriptor(), frame.toString());
      }
    }
    return null;
  }

  /** As {@link #objection(Frame[])}, for the stack of another thread, innermost frame first. */
  public String objection(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String className = frame.getClassName();
      String methodName = frame.getMethodName();
      if (isZone(className, methodName, null)) {
        int line = frame.getLineNumber();
        return objection(
            className,
            methodName,
            null,
            className + "." + methodName + (line < 0 ? "" : ":" + line));
      }
    }
    return null;
  }

  private boolean isZone(String className, String methodName, String descriptor) {
    return isOfJvm(className, methodName, descriptor) || named.matches(className, methodName);
  }

  private boolean isOfJvm(String className, String methodName, String descriptor) {
    if (methodName.equals(STATIC_INITIALISER) || isLoading(className, methodName, descriptor)) {
      return true;
    }
    for (String prefix : LINKING) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the method loads classes. A method that returns no class, if the JVM tells that, or
   * that belongs to no class loader, does not.
   */
  private boolean isLoading(String className, String methodName, String descriptor) {
    return LOADING.contains(methodName)
        && (descriptor == null || descriptor.endsWith(A_CLASS))
        && loaders.isLoader(className);
  }

  private String objection(String className, String methodName, String descriptor, String place) {
    if (methodName.equals(STATIC_INITIALISER)) {
      return InlinedText.IN_INITIALISER + className;
    }
    return isOfJvm(className, methodName, descriptor)
        ? InlinedText.IN_CLASS_LOADING + place
        : "in " + place + InlinedText.NAMED_BY_NOSTOP;
  }
}
