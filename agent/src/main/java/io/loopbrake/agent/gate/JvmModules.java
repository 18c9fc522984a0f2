/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Opens packages of the JDK's modules to the agent (JEP 261, {@code
 * Instrumentation.redefineModule}, Java 9 and later).
 *
 * <p>The agent's classes have a class loader, and thus an unnamed module, of their own: nothing is
 * opened to the application.
 */
final class JvmModules {
  private JvmModules() {}

  /** Whether this JVM has modules. */
  static boolean exist() {
    try {
      Class.forName("java.lang.Module");
      return true;
    } catch (ClassNotFoundException beforeJava9) {
      return false;
    }
  }

  /** Whether this JVM has virtual threads, and lists them in containers of its own. */
  static boolean hasThreadContainers() {
    try {
      Class.forName("jdk.internal.vm.ThreadContainers", false, null);
      return true;
    } catch (ClassNotFoundException beforeJava21) {
      return false;
    }
  }

  /** Opens a package of the module that {@code inModule} belongs to, to the agent alone. */
  static void open(Instrumentation instrumentation, Class<?> inModule, String packageName)
      throws ReflectiveOperationException {
    Map<String, Set<Object>> opens =
        Collections.singletonMap(packageName, Collections.singleton(moduleOf(JvmModules.class)));
    Instrumentation.class
        .getMethod(
            "redefineModule",
            Class.forName("java.lang.Module"),
            Set.class,
            Map.class,
            Map.class,
            Set.class,
            Map.class)
        .invoke(
            instrumentation,
            moduleOf(inModule),
            Collections.emptySet(),
            Collections.emptyMap(),
            opens,
            Collections.emptySet(),
            Collections.emptyMap());
  }

  private static Object moduleOf(Class<?> type) throws ReflectiveOperationException {
    return Class.class.getMethod("getModule").invoke(type);
  }
}
