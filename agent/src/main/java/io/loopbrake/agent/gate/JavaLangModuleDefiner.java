/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * For Java 9 and later: opens {@code java.lang} to this class's own module and defines through a
 * private lookup (JEP 261, {@code Instrumentation.redefineModule}).
 *
 * <p>The agent's classes have a class loader, and thus an unnamed module, of their own: nothing is
 * opened to the application.
 */
final class JavaLangModuleDefiner implements JavaLangDefiner {
  JavaLangModuleDefiner(Instrumentation instrumentation) throws ReflectiveOperationException {
    Class<?> module = Class.forName("java.lang.Module");
    Object javaBase = moduleOf(Object.class);
    Map<String, Set<Object>> opens =
        Collections.singletonMap(
            "java.lang", Collections.singleton(moduleOf(JavaLangModuleDefiner.class)));
    Instrumentation.class
        .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            instrumentation,
            javaBase,
            Collections.emptySet(),
            Collections.emptyMap(),
            opens,
            Collections.emptySet(),
            Collections.emptyMap());
  }

  static boolean isSupported() {
    try {
      Class.forName("java.lang.Module");
      return true;
    } catch (ClassNotFoundException beforeJava9) {
      return false;
    }
  }

  private static Object moduleOf(Class<?> type) throws ReflectiveOperationException {
    return Class.class.getMethod("getModule").invoke(type);
  }

  @Override
  public Class<?> define(String name, byte[] classFile) throws ReflectiveOperationException {
    Object lookup =
        MethodHandles.class
            .getMethod("privateLookupIn", Class.class, Lookup.class)
            .invoke(null, Object.class, MethodHandles.lookup());
    return (Class<?>)
        Lookup.class.getMethod("defineClass", byte[].class).invoke(lookup, (Object) classFile);
  }
}
