/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was planted into which class, for the status. Classes of one name count once for each class
 * loader. Keeps no class loader alive, and remembers classes of those that are gone. Thread-safe.
 */
public final class BoundaryLedger {
  /** By class name and loader. */
  private final Map<String, PlantedClass> classes = new HashMap<>();

  synchronized void record(ClassLoader loader, String internalName, PlantedClass planted) {
    if (planted.count() > 0 || !planted.notFound().isEmpty()) {
      classes.put(key(loader, internalName), planted);
    }
  }

  private static String key(ClassLoader loader, String internalName) {
    return internalName.replace('/', '.') + ' ' + System.identityHashCode(loader);
  }

  private static String className(String key) {
    return key.substring(0, key.lastIndexOf(' '));
  }

  /** At how many places of the code there are boundaries. */
  public synchronized int count() {
    int count = 0;
    for (PlantedClass planted : classes.values()) {
      count += planted.count();
    }
    return count;
  }

  synchronized boolean has(int boundary) {
    for (PlantedClass planted : classes.values()) {
      if (planted.has(boundary)) {
        return true;
      }
    }
    return false;
  }

  /** The classes with boundaries, in Java's form and sorted, without repetition. */
  public synchronized List<String> classes() {
    Set<String> names = new TreeSet<>();
    for (Map.Entry<String, PlantedClass> entry : classes.entrySet()) {
      if (entry.getValue().count() > 0) {
        names.add(className(entry.getKey()));
      }
    }
    return new ArrayList<>(names);
  }

  /**
   * What was expected in classes and is not there, so that their tasks cannot be told apart: lines
   * such as {@code java.util.TimerThread: mainLoop}, sorted, without repetition.
   */
  public synchronized List<String> notFound() {
    Set<String> lines = new TreeSet<>();
    for (Map.Entry<String, PlantedClass> entry : classes.entrySet()) {
      for (String method : entry.getValue().notFound()) {
        lines.add(className(entry.getKey()) + ": " + method);
      }
    }
    return new ArrayList<>(lines);
  }
}
