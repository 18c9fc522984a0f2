/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One way to loop: a public static method that takes a limit and a step and returns what it
 * counted. With the step 0 and the largest limit it runs away.
 */
final class Shape {
  private static final int FINITE = 100;

  private final Method method;

  private Shape(Method method) {
    this.method = method;
  }

  /** The shapes of a class, in the order of their names. */
  static List<Shape> of(String className) throws ClassNotFoundException {
    List<Shape> shapes = new ArrayList<>();
    for (Method method : Class.forName(className).getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers()) && method.getReturnType() == long.class) {
        shapes.add(new Shape(method));
      }
    }
    Collections.sort(shapes, (one, other) -> one.name().compareTo(other.name()));
    return shapes;
  }

  String name() {
    String owner = method.getDeclaringClass().getName();
    return owner.substring(owner.lastIndexOf('.') + 1) + "." + method.getName();
  }

  /** What the frame that loops begins with, its class without the package. */
  String frame() {
    LoopsIn place = method.getAnnotation(LoopsIn.class);
    return place == null ? name() : place.value();
  }

  Object valueOfFiniteRun() throws Throwable {
    return run(FINITE, 1);
  }

  void runAway() throws Throwable {
    run(Integer.MAX_VALUE, 0);
  }

  private Object run(int limit, int step) throws Throwable {
    try {
      return method.invoke(null, limit, step);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
