/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.instrument.MethodSizes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;

/** What became of a class that may have boundaries. Immutable; loads no class. */
final class PlantedClass {
  private final byte[] classFile;
  private final int count;
  private final BitSet boundaries;
  private final List<String> notFound;

  private PlantedClass(byte[] classFile, int count, BitSet boundaries, List<String> notFound) {
    this.classFile = classFile;
    this.count = count;
    this.boundaries = boundaries;
    this.notFound = notFound;
  }

  /**
   * Plants the places. A method that would grow too large to be loaded, or to be compiled by the
   * JVM, stays as it is.
   *
   * @param inherited whether a superclass may have what is not found here
   * @throws RuntimeException whatever the class reader or writer throws at a malformed class file
   */
  static PlantedClass of(ClassReader reader, Place[] places, boolean inherited) {
    MethodNames names = MethodNames.of(reader);
    if (!names.areIn(places)) {
      return new PlantedClass(null, 0, new BitSet(), new ArrayList<>());
    }
    Set<String> tooLarge = new TreeSet<>();
    while (true) {
      ClassWriter writer = new ClassWriter(reader, 0);
      BoundaryPlanter planter = new BoundaryPlanter(writer, places, names, tooLarge);
      reader.accept(planter, 0);
      byte[] classFile = null;
      Set<String> grown = new TreeSet<>();
      if (!planter.changed().isEmpty()) {
        try {
          classFile = writer.toByteArray();
          grown = MethodSizes.overgrown(reader, classFile, planter.changed());
        } catch (MethodTooLargeException e) {
          grown.add(e.getMethodName() + e.getDescriptor());
        }
      }
      if (grown.isEmpty()) {
        return of(classFile, places, planter, tooLarge, inherited);
      }
      tooLarge.addAll(grown);
    }
  }

  private static PlantedClass of(
      byte[] classFile,
      Place[] places,
      BoundaryPlanter planter,
      Set<String> tooLarge,
      boolean inherited) {
    int count = 0;
    BitSet boundaries = new BitSet();
    List<String> notFound = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      count += planter.count(i);
      if (planter.count(i) > 0) {
        boundaries.set(places[i].boundary());
      } else if (!places[i].isOptional() && !inherited) {
        notFound.add(places[i].toString());
      }
    }
    for (String method : tooLarge) {
      notFound.add(method.substring(0, method.indexOf('(')) + " (too large)");
    }
    return new PlantedClass(count == 0 ? null : classFile, count, boundaries, notFound);
  }

  /** A class of which nothing is known but that it has no boundaries now. */
  static PlantedClass without(String why) {
    List<String> reasons = new ArrayList<>();
    reasons.add(why);
    return new PlantedClass(null, 0, new BitSet(), reasons);
  }

  /** The class with its boundaries, or null if it has none. */
  byte[] classFile() {
    return classFile;
  }

  /** At how many places of its code boundaries were planted. */
  int count() {
    return count;
  }

  /** Whether this boundary is among them. */
  boolean has(int boundary) {
    return boundaries.get(boundary);
  }

  /** The methods that were expected to be boundaries and are not. */
  List<String> notFound() {
    return notFound;
  }
}
