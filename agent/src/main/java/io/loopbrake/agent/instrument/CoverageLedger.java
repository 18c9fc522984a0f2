/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What became of each selected class that is loaded now. Classes go when they are removed or when
 * their class loader is collected; the ledger keeps no loader alive. Thread-safe.
 */
public final class CoverageLedger {
  private final Map<LoaderKey, Map<String, ClassCoverage>> loaders = new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

  void record(ClassLoader loader, String internalName, ClassCoverage coverage) {
    dropCollected();
    loaders
        .computeIfAbsent(new LoaderKey(loader, collected), key -> new ConcurrentHashMap<>())
        .put(internalName, coverage);
  }

  void forget(ClassLoader loader, String internalName) {
    classesOf(loader).remove(internalName);
  }

  boolean knows(ClassLoader loader, String internalName) {
    return classesOf(loader).containsKey(internalName);
  }

  private Map<String, ClassCoverage> classesOf(ClassLoader loader) {
    return loaders.getOrDefault(new LoaderKey(loader, null), Collections.emptyMap());
  }

  /** The sums over all classes known now. */
  public CoverageTotals totals() {
    dropCollected();
    CoverageTotals totals = new CoverageTotals();
    for (Map<String, ClassCoverage> classes : loaders.values()) {
      classes.values().forEach(totals::add);
    }
    return totals;
  }

  /** The methods that hold checkpoints now. */
  public LoopMethods loopMethods() {
    Map<String, ClassCoverage[]> byName = new HashMap<>();
    for (Map<String, ClassCoverage> classes : loaders.values()) {
      classes.forEach(
          (name, coverage) -> {
            if (coverage.checkpoints() > 0) {
              byName.merge(
                  name.replace('/', '.'), new ClassCoverage[] {coverage}, LoopMethods::both);
            }
          });
    }
    return new LoopMethods(byName);
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
