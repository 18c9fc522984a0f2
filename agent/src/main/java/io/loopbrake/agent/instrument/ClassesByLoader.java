/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Classes by loader and name, which is what identifies one. Keeps no loader alive. Thread-safe. */
final class ClassesByLoader {
  private final Map<LoaderKey, Map<String, ClassCoverage>> loaders = new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

  void put(ClassLoader loader, String internalName, ClassCoverage coverage) {
    dropCollected();
    LoaderKey key = new LoaderKey(loader, collected);
    Map<String, ClassCoverage> classes = loaders.get(key);
    if (classes == null) {
      Map<String, ClassCoverage> fresh = new ConcurrentHashMap<>();
      Map<String, ClassCoverage> other = loaders.putIfAbsent(key, fresh);
      classes = other == null ? fresh : other;
    }
    classes.put(internalName, coverage);
  }

  /** Returns what is known of it, or null. */
  ClassCoverage get(ClassLoader loader, String internalName) {
    return classesOf(loader).get(internalName);
  }

  /** Returns what was known of it, or null. */
  ClassCoverage remove(ClassLoader loader, String internalName) {
    return classesOf(loader).remove(internalName);
  }

  /** The classes of each loader that has not been collected, by their internal names. */
  Collection<Map<String, ClassCoverage>> all() {
    dropCollected();
    return loaders.values();
  }

  private Map<String, ClassCoverage> classesOf(ClassLoader loader) {
    return loaders.isEmpty()
        ? Collections.emptyMap()
        : loaders.getOrDefault(new LoaderKey(loader, null), Collections.emptyMap());
  }

  private void dropCollected() {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      loaders.remove(gone);
    }
  }

  /** Compares loaders by identity, because their own {@code equals} is the application's code. */
  private static final class LoaderKey extends WeakReference<ClassLoader> {
    private final boolean boot;
    private final int hash;

    LoaderKey(ClassLoader loader, ReferenceQueue<ClassLoader> queue) {
      super(loader, queue);
      this.boot = loader == null;
      this.hash = System.identityHashCode(loader);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other || !(other instanceof LoaderKey)) {
        return this == other;
      }
      LoaderKey key = (LoaderKey) other;
      return boot ? key.boot : get() != null && get() == key.get();
    }
  }
}
