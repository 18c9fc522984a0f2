/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers.app;

/** What a component can reach by name, from its own class loader and from all above it. */
final class Sight {
  private Sight() {}

  /** Whether there is a class, or with a slash in its name a file. */
  static boolean reaches(String name) {
    ClassLoader loader = Sight.class.getClassLoader();
    while (loader != null) {
      if (name.contains("/") ? loader.getResource(name) != null : isClass(name, loader)) {
        return true;
      }
      loader = loader.getParent();
    }
    return false;
  }

  private static boolean isClass(String name, ClassLoader loader) {
    try {
      Class.forName(name, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError notThere) {
      return false;
    }
  }
}
