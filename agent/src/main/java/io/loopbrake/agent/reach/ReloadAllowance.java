/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Limits how often the classes of a class loader are reloaded for stops. Each reload discards the
 * compiled code of all methods that depend on the class. HotSpot no longer compiles a method with
 * C2 after its code was discarded 400 times (flag {@code PerMethodRecompilationCutoff}), and a
 * reload may discard two compiled forms of it. In a test, 350 reloads of {@code HashMap} cost a
 * program a third of its speed until its end, and 250 cost nothing. Thread-safe.
 */
final class ReloadAllowance {
  /** Includes the reloads that remove checkpoints again. */
  static final int MOST = 150;

  private final Map<ClassLoader, Integer> counts = new WeakHashMap<>();

  /** Counts one reload of these classes at once. */
  synchronized void count(Collection<Class<?>> classes) {
    Set<ClassLoader> loaders = new HashSet<>();
    for (Class<?> type : classes) {
      if (loaders.add(type.getClassLoader())) {
        counts.merge(type.getClassLoader(), 1, Integer::sum);
      }
    }
  }

  /** Whether the class should not be reloaded any more, except to remove checkpoints. */
  synchronized boolean isUsedUp(Class<?> type) {
    return counts.getOrDefault(type.getClassLoader(), 0) >= MOST;
  }
}
