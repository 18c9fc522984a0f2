/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.probes;

import java.lang.reflect.Method;

/** Looks for the agent from where an application can look. */
public final class Visibility {
  private Visibility() {}

  public static void main(String[] names) throws Exception {
    for (String name : names) {
      System.out.println(name + " " + isFound(name));
    }
    System.out.println(
        "java.lang is open to us: " + (isJavaLangOpen() ? "yes" : "no"));
  }

  private static boolean isFound(String name) {
    ClassLoader[] loaders = {
      Visibility.class.getClassLoader(), ClassLoader.getSystemClassLoader().getParent(), null
    };
    for (ClassLoader loader : loaders) {
      try {
        Class.forName(name, false, loader);
        return true;
      } catch (ClassNotFoundException | LinkageError notThere) {
        continue;
      }
    }
    return false;
  }

  private static boolean isJavaLangOpen() throws Exception {
    try {
      Method method =
          ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
      method.setAccessible(true);
      return true;
    } catch (RuntimeException inaccessible) {
      return false;
    }
  }
}
