/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Field;

/**
 * For Java 9 and later: defines classes with the lookup that the JDK trusts, once {@code
 * java.lang.invoke} is open to the agent. The JDK gives nobody a private lookup in that package.
 */
final class TrustedLookupDefiner implements BootClassDefiner {
  @Override
  public void define(String name, byte[] classFile) throws ReflectiveOperationException {
    Field trusted = Lookup.class.getDeclaredField("IMPL_LOOKUP");
    trusted.setAccessible(true);
    Class<?> neighbour = name.startsWith("java.lang.invoke.") ? MethodHandle.class : Object.class;
    ((Lookup) trusted.get(null)).in(neighbour).defineClass(classFile);
  }
}
