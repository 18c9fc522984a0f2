/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import java.util.LinkedHashSet;
import java.util.Set;

/** Looks for classes of the agent from wherever an application can look. */
final class Sight {
  private static final String[] OF_AGENT = {
    "io.loopbrake.agent.AgentStartup",
    "io.loopbrake.agent.control.LoopStoppedError",
    "io.loopbrake.agent.jmx.LoopbrakeOperations",
    "io.loopbrake.agent.shaded.bytebuddy.jar.asm.ClassReader",
    "loopbrake.io.loopbrake.agent.AgentStartup",
    "net.bytebuddy.jar.asm.ClassReader"
  };

  private Sight() {}

  /** Those that are found, separated by commas. */
  static String from(Class<?> ofApplication) {
    Set<String> found = new LinkedHashSet<>();
    look(Thread.currentThread().getContextClassLoader(), found);
    look(ClassLoader.getSystemClassLoader(), found);
    look(Sight.class.getClassLoader(), found);
    ClassLoader loader = ofApplication.getClassLoader();
    look(loader, found);
    while (loader != null) {
      loader = loader.getParent();
      look(loader, found);
    }
    return String.join(",", found);
  }

  private static void look(ClassLoader loader, Set<String> found) {
    for (String name : OF_AGENT) {
      try {
        Class.forName(name, false, loader);
        found.add(name);
      } catch (ClassNotFoundException | LinkageError notThere) {
        continue;
      }
    }
  }
}
