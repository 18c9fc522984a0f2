/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import java.net.URL;
import java.net.URLClassLoader;

/** Looks for classes in its own places first, as servers do for web applications. */
final class ParentLast extends URLClassLoader {
  ParentLast(URL[] places) {
    super(places, ParentLast.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try {
        return name.startsWith("java.") ? super.loadClass(name, resolve) : findClass(name);
      } catch (ClassNotFoundException notHere) {
        return super.loadClass(name, resolve);
      }
    }
  }
}
