/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.instrument.Instrumentation;

/**
 * Opens packages of the JDK's modules to the agent (JEP 261, {@code
 * Instrumentation.redefineModule}, Java 9 and later).
 *
 * <p>The agent's classes have their own class loader, and therefore their own unnamed module: no
 * package is opened to the application.
 */
public final class JvmModules {
  private JvmModules() {}

  /** Whether this JVM has modules. */
  public static boolean exist() {
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

  /**
   * Opens a package of the module of {@code inModule} to the agent only.
   *
   * @throws ReflectiveOperationException if this JVM has no modules
   */
  public static void open(Instrumentation instrumentation, Class<?> inModule, String packageName)
      throws ReflectiveOperationException {
    ModuleOpener opener = forNewerJava("io.loopbrake.agent.gate.JavaModuleOpener");
    opener.open(instrumentation, inModule, packageName);
  }

  /**
   * Creates an instance of a class of the agent that needs Java 9. The class is named as a string
   * because this code is compiled for Java 8. Reflective calls of the methods themselves would cost
   * ten milliseconds at the start of JDK 25, which makes classes for each list of parameters.
   */
  @SuppressWarnings("unchecked")
  static <T> T forNewerJava(String className) throws ReflectiveOperationException {
    return (T) Class.forName(className).getDeclaredConstructor().newInstance();
  }
}
