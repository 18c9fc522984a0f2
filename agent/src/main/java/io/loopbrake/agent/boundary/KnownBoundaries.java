/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The boundaries that no option has to name: the methods by which the JDK, servers and libraries
 * hand work to their threads. Each family states the versions that were examined.
 *
 * <p>The main loop of a worker is {@link Place#worker}, and its tasks have a number of their own if
 * they can also begin outside of that loop. All boundaries are found by name. If a version of a
 * library uses other methods, it has no boundary, and {@link BoundaryLedger#notFound} says so.
 * Boundaries of an interface are looked for in every class that implements it.
 */
final class KnownBoundaries {
  /** A power of two, so large that few other names have the traits of a known one. */
  private static final int TRAITS = 1024;

  private final Map<String, Place[]> places = new HashMap<>();
  private final List<String> descriptions = new ArrayList<>();
  private final InterfaceBoundaries interfaces = new InterfaceBoundaries();

  /** Whether a known name has these traits. Most other names do not, and need not be hashed. */
  private final boolean[] likely = new boolean[TRAITS];

  KnownBoundaries() {
    JdkBoundaries.addTo(this);
    ServerBoundaries.addTo(this);
    ServletBoundaries.addTo(this);
    NettyBoundaries.addTo(this);
    LibraryBoundaries.addTo(this);
  }

  /** Gives a boundary its number; the description is for operators. */
  int named(String description) {
    descriptions.add(description);
    return descriptions.size() - 1;
  }

  /** Adds places to one class; the name is in the JVM's form. */
  void in(String className, Place... found) {
    places.put(className, found);
    likely[traits(className)] = true;
  }

  /** Whether the boundary is only in classes that are known by their names. */
  boolean isByNames(int boundary) {
    return boundary < descriptions.size() && !interfaces.hold(boundary);
  }

  /** The boundaries in classes that have the methods of an interface. */
  InterfaceBoundaries interfaces() {
    return interfaces;
  }

  /** The places in the class with this name, in the JVM's form; null if there are none. */
  Place[] of(String internalName) {
    return isLikely(internalName) ? places.get(internalName) : null;
  }

  /** Whether the class may be known, by a few traits of its name, in either form. */
  boolean isLikely(String name) {
    return likely[traits(name)];
  }

  /** The length and the last two characters, which are the same in both forms. */
  private static int traits(String name) {
    int length = name.length();
    return length < 2
        ? 0
        : (length * 31 + name.charAt(length - 1)) * 31 + name.charAt(length - 2) & TRAITS - 1;
  }

  /** The description of the boundary; null if no known boundary has the number. */
  String describe(int boundary) {
    return boundary < descriptions.size() ? descriptions.get(boundary) : null;
  }
}
