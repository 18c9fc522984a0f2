/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Facts about classes by loader and name, which identify a class (JVMS 5.3). Keeps no loader alive:
 * the facts are dropped with the loader. Loaders may be null, for the boot loader. Thread-safe.
 */
public final class ClassesByLoader<V> {
  private final Map<LoaderKey, Map<String, V>> loaders = new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

  /** Records the facts of a class, in place of those recorded before. */
  public void put(ClassLoader loader, String internalName, V coverage) {
    dropCollected();
    LoaderKey key = new LoaderKey(loader, collected);
    Map<String, V> classes = loaders.get(key);
    if (classes == null) {
      Map<String, V> fresh = new ConcurrentHashMap<>();
      Map<String, V> other = loaders.putIfAbsent(key, fresh);
      classes = other == null ? fresh : other;
    }
    classes.put(internalName, coverage);
  }

  /** The facts of a class; null if there are none. */
  public V get(ClassLoader loader, String internalName) {
    return classesOf(loader).get(internalName);
  }

  /** Removes the facts of a class, and returns them; null if there were none. */
  public V remove(ClassLoader loader, String internalName) {
    return classesOf(loader).remove(internalName);
  }

  /**
   * The facts of all classes: for each loader that has not been collected, a map by names in the
   * JVM's form. Changes are visible in the result.
   */
  public Collection<Map<String, V>> all() {
    dropCollected();
    return loaders.values();
  }

  private Map<String, V> classesOf(ClassLoader loader) {
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
