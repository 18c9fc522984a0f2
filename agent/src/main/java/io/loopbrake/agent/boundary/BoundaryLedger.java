/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.classfile.ClassesByLoader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The boundaries of the classes that are loaded now, for the status. A class counts once for each
 * class loader that has loaded it, until that loader is collected. Thread-safe.
 */
public final class BoundaryLedger {
  private final ClassesByLoader<PlantedBoundaries> classes = new ClassesByLoader<>();

  /** The boundaries that any class ever had, by number; few, whatever becomes of the classes. */
  private final BitSet everPlanted = new BitSet();

  /** Remembers what became of a class; the name is in the JVM's form, the loader null for boot. */
  public void record(ClassLoader loader, String internalName, PlantedBoundaries planted) {
    if (planted == PlantedBoundaries.NONE) {
      classes.remove(loader, internalName);
    } else {
      classes.put(loader, internalName, planted);
      synchronized (everPlanted) {
        everPlanted.or(planted.boundaries());
      }
    }
  }

  /** At how many places of the loaded code there are boundaries. */
  public int count() {
    int count = 0;
    for (Map<String, PlantedBoundaries> ofLoader : classes.all()) {
      for (PlantedBoundaries planted : ofLoader.values()) {
        count += planted.count();
      }
    }
    return count;
  }

  /** Whether any class has this boundary, or had it before its class loader was collected. */
  boolean has(int boundary) {
    synchronized (everPlanted) {
      return everPlanted.get(boundary);
    }
  }

  /** The classes with boundaries, in Java's form and sorted, without repetition. */
  public List<String> classes() {
    Set<String> names = new TreeSet<>();
    for (Map<String, PlantedBoundaries> ofLoader : classes.all()) {
      for (Map.Entry<String, PlantedBoundaries> entry : ofLoader.entrySet()) {
        if (entry.getValue().count() > 0) {
          names.add(entry.getKey().replace('/', '.'));
        }
      }
    }
    return new ArrayList<>(names);
  }

  /**
   * Methods that were expected in classes and are not there, so that their tasks cannot be told
   * apart: lines such as {@code java.util.TimerThread: mainLoop}, sorted, without repetition.
   */
  public List<String> notFound() {
    Set<String> lines = new TreeSet<>();
    for (Map<String, PlantedBoundaries> ofLoader : classes.all()) {
      for (Map.Entry<String, PlantedBoundaries> entry : ofLoader.entrySet()) {
        for (String method : entry.getValue().notFound()) {
          lines.add(entry.getKey().replace('/', '.') + ": " + method);
        }
      }
    }
    return new ArrayList<>(lines);
  }
}
