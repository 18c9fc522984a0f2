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

  /** The numbers of all boundaries that any class ever had; there are few, and they are kept. */
  private final BitSet everPlanted = new BitSet();

  /**
   * Records the boundaries of a class, in place of those recorded before.
   *
   * @param loader null for the boot loader
   * @param internalName in the JVM's form
   */
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

  /** The number of places in the loaded code with a boundary. */
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
   * The methods that were expected in classes and are not there, so that their tasks cannot be
   * distinguished: lines such as {@code java.util.TimerThread: mainLoop}, sorted, without
   * repetition.
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
