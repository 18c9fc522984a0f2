/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.operating;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The static methods of classes that are not private, each of which is a case. */
public final class Cases {
  private Cases() {}

  public static List<Method> in(Class<?>... types) {
    List<Method> cases = new ArrayList<>();
    for (Class<?> type : types) {
      for (Method method : type.getDeclaredMethods()) {
        if (!Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic()) {
          method.setAccessible(true);
          cases.add(method);
        }
      }
    }
    cases.sort(Comparator.comparing(Method::getName));
    return cases;
  }

  public static void run(Method method, Object... arguments) throws Exception {
    try {
      method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error) {
        throw (Error) e.getCause();
      }
      throw (Exception) e.getCause();
    }
  }
}
