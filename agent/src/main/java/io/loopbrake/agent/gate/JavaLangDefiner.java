/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.instrument.Instrumentation;

/** Defines a class into {@code java.lang}, by the means that the running JVM has. */
interface JavaLangDefiner {
  /**
   * Defines the class.
   *
   * @return the class, defined by the boot loader
   * @throws ReflectiveOperationException if the JVM does not let us
   */
  Class<?> define(String name, byte[] classFile) throws ReflectiveOperationException;

  /** The definer for the running JVM, which may then also reflect on what it defined. */
  static JavaLangDefiner forThisJvm(Instrumentation instrumentation)
      throws ReflectiveOperationException {
    return JavaLangModuleDefiner.isSupported()
        ? new JavaLangModuleDefiner(instrumentation)
        : new JavaLangUnsafeDefiner();
  }
}
