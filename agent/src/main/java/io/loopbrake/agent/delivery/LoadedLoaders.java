/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The classes among those of the JVM that are class loaders. It is asked seldom, by threads of the
 * application in the middle of their work. It therefore looks among the loaded classes, and loads
 * none.
 */
public final class LoadedLoaders implements LoaderLookup {
  /** Hardly more classes with methods like those of class loaders are on the stacks of one JVM. */
  private static final int MOST_KEPT = 1_000;

  private final Instrumentation instrumentation;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  /** Creates a lookup among the classes that are loaded in this JVM. */
  public LoadedLoaders(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  @Override
  public boolean isLoader(String className) {
    Boolean answer = known.get(className);
    if (answer == null) {
      answer = isLoaderNow(className);
      if (known.size() < MOST_KEPT) {
        known.put(className, answer);
      }
    }
    return answer;
  }

  /** True as well if no such class is found, to be on the safe side. */
  private boolean isLoaderNow(String className) {
    boolean found = false;
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getName().equals(className)) {
        found = true;
        if (ClassLoader.class.isAssignableFrom(type)) {
          return true;
        }
      }
    }
    return !found;
  }
}
