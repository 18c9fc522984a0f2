/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** As much of a JVM as classes need that were loaded before the agent came. */
public final class LoadedClassesOfJvm implements InvocationHandler {
  private final ClassFileTransformer transformer;
  private final Set<Class<?>> loaded = new LinkedHashSet<>();
  private final Set<Class<?>> unmodifiable = new HashSet<>();
  private final Set<Class<?>> refused = new HashSet<>();
  private final Set<Class<?>> late = new HashSet<>();
  private final List<Class<?>> reloaded = new ArrayList<>();
  private final List<Integer> batches = new ArrayList<>();

  public LoadedClassesOfJvm(ClassFileTransformer transformer) {
    this.transformer = transformer;
  }

  public Instrumentation instrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            Instrumentation.class.getClassLoader(), new Class<?>[] {Instrumentation.class}, this);
  }

  public void load(Class<?>... types) {
    loaded.addAll(List.of(types));
  }

  public void forbidToChange(Class<?> type) {
    unmodifiable.add(type);
  }

  public void refuseToReload(Class<?> type) {
    refused.add(type);
  }

  public void allowToReload(Class<?> type) {
    refused.remove(type);
  }

  public void loadDuringNextReload(Class<?> type) {
    late.add(type);
  }

  /** The classes that were reloaded, in order. */
  public List<Class<?>> reloaded() {
    return reloaded;
  }

  /** How many classes each call was about. */
  public List<Integer> batches() {
    return batches;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Exception {
    return switch (method.getName()) {
      case "getAllLoadedClasses" -> loaded.toArray(new Class<?>[0]);
      case "isModifiableClass" -> isModifiable((Class<?>) arguments[0]);
      case "retransformClasses" -> retransform((Class<?>[]) arguments[0]);
      default -> throw new UnsupportedOperationException(method.toString());
    };
  }

  private boolean isModifiable(Class<?> type) {
    return !type.isArray() && !type.isPrimitive() && !unmodifiable.contains(type);
  }

  /** As HotSpot does it: asks for all new code, and then takes either all of it or none. */
  private Object retransform(Class<?>[] types) throws Exception {
    batches.add(types.length);
    loaded.addAll(late);
    late.clear();
    for (Class<?> type : types) {
      transformer.transform(
          type.getClassLoader(),
          type.getName().replace('.', '/'),
          type,
          null,
          Targets.classFile(type.getName()));
    }
    for (Class<?> type : types) {
      if (refused.contains(type)) {
        throw new VerifyError("refused for this test");
      }
    }
    reloaded.addAll(List.of(types));
    return null;
  }
}
