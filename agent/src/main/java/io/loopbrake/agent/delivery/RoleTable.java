/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import java.util.HashMap;
import java.util.Map;

/** The roles of classes, by binary name. Immutable after its construction. */
final class RoleTable {
  private static final String AND_BELOW = ".**";

  private final Map<String, ClassRoles> rows = new HashMap<>();

  private RoleTable() {}

  /** The JDK, Java 8 to 26, and the libraries whose hand-offs are known. */
  static RoleTable standard() {
    RoleTable table = new RoleTable();
    JdkRoles.addTo(table);
    LibraryRoles.addTo(table);
    return table;
  }

  /**
   * Adds a row, which is also for nested classes without a row of their own.
   *
   * @param name a class, or a package and all below it, as in {@code java.util.logging.**}
   */
  ClassRoles add(String name, Role usual, String what) {
    ClassRoles roles = new ClassRoles(usual, what);
    rows.put(name, roles);
    return roles;
  }

  /** The roles of a class; null if it belongs neither to the JDK nor to a known library. */
  ClassRoles of(String className) {
    for (String name = className; ; ) {
      ClassRoles roles = rows.get(name);
      int nested = name.lastIndexOf('$');
      if (roles != null) {
        return roles;
      }
      if (nested <= 0) {
        break;
      }
      name = name.substring(0, nested);
    }
    for (int dot = className.lastIndexOf('.'); dot > 0; dot = className.lastIndexOf('.', dot - 1)) {
      ClassRoles roles = rows.get(className.substring(0, dot) + AND_BELOW);
      if (roles != null) {
        return roles;
      }
    }
    return null;
  }
}
