/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import io.loopbrake.agent.gate.JvmModules;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * Makes handles of methods of the JDK that are not public, or whose effect depends on the caller.
 * For these methods the caller is {@code java.base}: the JVM prints no warning about native access
 * (JEP 472), and no permission has to be granted to unnamed modules, to which the application
 * belongs as well. Immutable.
 */
final class TrustedHandles {
  private final Lookup trusted;
  private final Lookup ofJdk;
  private final MethodHandle customize;

  private TrustedHandles(Lookup trusted) {
    this.trusted = trusted;
    // With the trusted lookup itself, methods that depend on the caller do not know it.
    this.ofJdk = trusted.in(Object.class);
    this.customize = customizer(trusted);
  }

  /**
   * A method of {@link Thread}. It is not a handle, because the code that the C2 compiler of Java 8
   * makes of handles of private native methods crashes the JVM. Reflection defines a class for the
   * method after some calls, which the {@link Rehearsal} makes.
   */
  Method ofThread(String name, Class<?>... parameters) throws ReflectiveOperationException {
    Method method = Thread.class.getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }

  /** Creates the handles, and opens the necessary packages of the JDK to the agent. */
  static TrustedHandles of(Instrumentation instrumentation) throws ReflectiveOperationException {
    if (JvmModules.exist()) {
      JvmModules.open(instrumentation, Object.class, "java.lang");
      JvmModules.open(instrumentation, Object.class, "java.lang.invoke");
    }
    Field trusted = Lookup.class.getDeclaredField("IMPL_LOOKUP");
    trusted.setAccessible(true);
    return new TrustedHandles((Lookup) trusted.get(null));
  }

  private static MethodHandle customizer(Lookup trusted) {
    try {
      return trusted.findVirtual(
          MethodHandle.class, "customize", MethodType.methodType(void.class));
    } catch (ReflectiveOperationException otherName) {
      return null;
    }
  }

  /** A handle of a static method that code in {@code java.lang} may call. */
  MethodHandle ofStatic(Class<?> type, String name, Class<?> result, Class<?>... parameters)
      throws ReflectiveOperationException {
    return ofJdk.findStatic(type, name, MethodType.methodType(result, parameters)).asFixedArity();
  }

  /** A handle of an instance method that code in {@code java.lang} may call. */
  MethodHandle ofVirtual(Class<?> type, String name, Class<?> result, Class<?>... parameters)
      throws ReflectiveOperationException {
    return ofJdk.findVirtual(type, name, MethodType.methodType(result, parameters)).asFixedArity();
  }

  MethodHandle getter(Class<?> type, String field, Class<?> ofField)
      throws ReflectiveOperationException {
    return trusted.findGetter(type, field, ofField);
  }

  MethodHandle setter(Class<?> type, String field, Class<?> ofField)
      throws ReflectiveOperationException {
    return trusted.findSetter(type, field, ofField);
  }

  /**
   * The handle in its final form. Otherwise the JDK defines a class for it after some hundred
   * calls, which must not happen while a thread is suspended.
   */
  MethodHandle settled(MethodHandle handle) throws ReflectiveOperationException {
    if (customize != null) {
      try {
        customize.invoke(handle);
      } catch (Throwable e) {
        throw new ReflectiveOperationException("a method handle cannot be prepared", e);
      }
    }
    return handle;
  }
}
