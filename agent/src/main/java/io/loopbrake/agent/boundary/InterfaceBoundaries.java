/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.classfile.ConstantTexts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Boundaries in the methods of an interface that applications implement, such as {@code Servlet}. A
 * class is recognised by the name and the descriptor of the method in its class file, because its
 * supertypes are not loaded yet when the JVM shows the class, and a question to a class loader
 * could load them.
 *
 * <p>Class files are examined only after the JVM has loaded a class of the interface's package. A
 * caller of the interface has loaded one before it loads an implementation.
 *
 * <p>Thread-safe once all interfaces are added.
 */
final class InterfaceBoundaries {
  private final List<Place> places = new ArrayList<>();
  private final Set<String> interfaces = new LinkedHashSet<>();
  private final Set<String> packages = new LinkedHashSet<>();
  private ConstantTexts descriptors = new ConstantTexts();
  private volatile boolean isNear;

  /**
   * Adds a method of an interface.
   *
   * @param packageName the package of the API, in the JVM's form, with a slash at the end
   * @param interfaceName without the package
   * @param place with the method's descriptor
   */
  void add(String packageName, String interfaceName, Place place) {
    packages.add(packageName);
    interfaces.add(packageName.replace('/', '.') + interfaceName);
    places.add(place);
    descriptors = descriptors.and(place.descriptor());
  }

  /** Whether methods of an interface hold the boundary. */
  boolean hold(int boundary) {
    for (Place place : places) {
      if (place.boundary() == boundary) {
        return true;
      }
    }
    return false;
  }

  /**
   * The places that a class may have, to be looked for among its methods; null for nearly all
   * classes, which have none.
   *
   * @param internalName in the JVM's form
   */
  Place[] of(String internalName, byte[] classFile) {
    if (!isNear(internalName)) {
      return null;
    }
    return descriptors.areIn(classFile) ? places.toArray(new Place[0]) : null;
  }

  /** Whether classes that implement the interfaces may be loaded from now on. */
  private boolean isNear(String internalName) {
    if (!isNear) {
      for (String packageName : packages) {
        isNear |= internalName.startsWith(packageName);
      }
    }
    return isNear;
  }

  /** Whether a class that is loaded already implements one of the interfaces. */
  boolean areIn(Class<?> type) {
    if (!isNear) {
      isNear(type.getName().replace('.', '/'));
    }
    for (Class<?> current = type; current != null; current = current.getSuperclass()) {
      for (Class<?> implemented : current.getInterfaces()) {
        if (interfaces.contains(implemented.getName()) || areIn(implemented)) {
          return true;
        }
      }
    }
    return false;
  }
}
