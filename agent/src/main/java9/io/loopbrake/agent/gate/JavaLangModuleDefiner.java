/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;

/** For Java 9 and later: defines through a private lookup, once {@code java.lang} is open to us. */
final class JavaLangModuleDefiner implements JavaLangDefiner {
  @Override
  public void define(String name, byte[] classFile) throws IllegalAccessException {
    Lookup lookup = MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    lookup.defineClass(classFile);
  }
}
