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
   * Opens a package of the module that {@code inModule} belongs to, to the agent alone.
   *
   * @throws ReflectiveOperationException if this JVM has no modules
   */
  public static void open(Instrumentation instrumentation, Class<?> inModule, String packageName)
      throws ReflectiveOperationException {
    ModuleOpener opener = forNewerJava("io.loopbrake.agent.gate.JavaModuleOpener");
    opener.open(instrumentation, inModule, packageName);
  }

  /**
   * Makes one of those of our classes that need modules. They cannot be named otherwise here, where
   * all is compiled for Java 8; and a call by reflection of what they do would cost a start of JDK
   * 25 ten milliseconds, since it makes classes for each list of parameters.
   */
  @SuppressWarnings("unchecked")
  static <T> T forNewerJava(String className) throws ReflectiveOperationException {
    return (T) Class.forName(className).getDeclaredConstructor().newInstance();
  }
}
