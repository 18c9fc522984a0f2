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
   * @throws ReflectiveOperationException if the JVM does not let us
   */
  void define(String name, byte[] classFile) throws ReflectiveOperationException;

  /** The definer for the running JVM, which may then also reflect on what it defined. */
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
   * The class with this name, defined unless the JVM has it already, from another thread or from an
   * agent that went away.
   */
  default Class<?> defineOnce(String name, byte[] classFile) throws ReflectiveOperationException {
    try {
      return Class.forName(name, true, null);
    } catch (ClassNotFoundException notYet) {
      try {
        define(name, classFile);
      } catch (LinkageError definedMeanwhile) {
        // If it was something else, the class is missing still.
      }
      return Class.forName(name, true, null);
    }
  }
}
