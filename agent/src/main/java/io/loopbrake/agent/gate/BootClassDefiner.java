/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.instrument.Instrumentation;

/**
 * Defines a class in {@code java.lang} or {@code java.lang.invoke}, with the means of the running
 * JVM. Thread-safe.
 */
interface BootClassDefiner {
  /**
   * Defines the class by the boot loader.
   *
   * @throws ReflectiveOperationException if the JVM does not allow it
   * @throws LinkageError if the class is defined already, or is not accepted
   */
  void define(String name, byte[] classFile) throws ReflectiveOperationException;

  /**
   * The definer for the running JVM. It opens the packages, so that fields of the defined classes
   * are accessible to the agent by reflection.
   */
  static BootClassDefiner forThisJvm(Instrumentation instrumentation)
      throws ReflectiveOperationException {
    if (!JvmModules.exist()) {
      return new UnsafeDefiner();
    }
    JvmModules.open(instrumentation, Object.class, "java.lang");
    JvmModules.open(instrumentation, Object.class, "java.lang.invoke");
    if (JvmModules.hasThreadContainers()) {
      JvmModules.open(instrumentation, Object.class, "jdk.internal.vm");
    }
    return JvmModules.forNewerJava("io.loopbrake.agent.gate.TrustedLookupDefiner");
  }

  /**
   * The class with this name, which is defined unless the JVM has it already from another thread,
   * or from an agent that was removed.
   */
  default Class<?> defineOnce(String name, byte[] classFile) throws ReflectiveOperationException {
    try {
      return Class.forName(name, true, null);
    } catch (ClassNotFoundException notYet) {
      try {
        define(name, classFile);
      } catch (LinkageError definedMeanwhile) {
        // After any other error, the class is still missing.
      }
      return Class.forName(name, true, null);
    }
  }
}
