/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;

/** For Java 9 and later: opens {@code java.lang} and defines through a private lookup. */
final class JavaLangModuleDefiner implements JavaLangDefiner {
  private final Object lookup;

  JavaLangModuleDefiner(Instrumentation instrumentation) throws ReflectiveOperationException {
    JvmModules.open(instrumentation, Object.class, "java.lang");
    if (JvmModules.hasThreadContainers()) {
      JvmModules.open(instrumentation, Object.class, "jdk.internal.vm");
    }
    lookup =
        MethodHandles.class
            .getMethod("privateLookupIn", Class.class, Lookup.class)
            .invoke(null, Object.class, MethodHandles.lookup());
  }

  @Override
  public void define(String name, byte[] classFile) throws ReflectiveOperationException {
    Lookup.class.getMethod("defineClass", byte[].class).invoke(lookup, (Object) classFile);
  }
}
