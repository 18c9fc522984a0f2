/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reaches classes with boundaries that were loaded before the agent came. A worker that was in its
 * main loop then keeps the old code of that loop; its next task is told of all the same wherever
 * another method fetches or runs it.
 */
public final class LoadedBoundaries {
  private static final int MOST_PASSES = 3;

  private final Instrumentation instrumentation;
  private final BoundaryTransformer transformer;

  public LoadedBoundaries(Instrumentation instrumentation, BoundaryTransformer transformer) {
    this.instrumentation = instrumentation;
    this.transformer = transformer;
  }

  /** Reloads them. Returns how many there were. */
  public int reload() {
    int reloaded = 0;
    Set<Class<?>> tried = new HashSet<>();
    // A class that was being loaded when the transformer came may have gone past it.
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      List<Class<?>> missed = missed(tried);
      if (missed.isEmpty()) {
        break;
      }
      reloaded += reload(missed);
      tried.addAll(missed);
    }
    return reloaded;
  }

  private List<Class<?>> missed(Set<Class<?>> tried) {
    List<Class<?>> missed = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (transformer.selects(type.getClassLoader(), type.getName())
          && !tried.contains(type)
          && instrumentation.isModifiableClass(type)) {
        missed.add(type);
      }
    }
    return missed;
  }

  /** Returns how many were. */
  private int reload(List<Class<?>> types) {
    if (types.size() > 1 && isReloaded(types)) {
      return types.size();
    }
    int reloaded = 0;
    for (Class<?> type : types) {
      reloaded += isReloaded(Collections.singletonList(type)) ? 1 : 0;
    }
    return reloaded;
  }

  private boolean isReloaded(List<Class<?>> types) {
    try {
      instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
      return true;
    } catch (Throwable refused) {
      if (types.size() == 1) {
        Class<?> type = types.get(0);
        transformer.fail(
            type.getClassLoader(),
            type.getName().replace('.', '/'),
            "the JVM refused to reload it for its task boundaries",
            refused);
      }
      return false;
    }
  }
}
