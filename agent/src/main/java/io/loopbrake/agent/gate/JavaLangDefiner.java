/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;

/** Defines a class into {@code java.lang}, by the means that the running JVM has. Thread-safe. */
interface JavaLangDefiner {
  /**
   * Defines the class by the boot loader.
   *
   * @throws ReflectiveOperationException if the JVM does not let us
   */
  void define(String name, byte[] classFile) throws ReflectiveOperationException;

  /** The definer for the running JVM, which may then also reflect on what it defined. */
  static JavaLangDefiner forThisJvm(Instrumentation instrumentation)
      throws ReflectiveOperationException {
    return JvmModules.exist()
        ? new JavaLangModuleDefiner(instrumentation)
        : new JavaLangUnsafeDefiner();
  }

  /**
   * The class with this name, defined unless the JVM has it already, from another thread or from an
   * agent that went away.
   */
  default Class<?> defineOnce(String name, byte[] classFile) throws ReflectiveOperationException {
    try {
      return Class.forName(name, true, null);
    } catch (ClassNotFoundException notYet) {
      try {
        define(name, classFile);
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof LinkageError)) {
          throw e;
        }
      }
      return Class.forName(name, true, null);
    }
  }
}
