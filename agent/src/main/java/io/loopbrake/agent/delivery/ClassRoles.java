/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import java.util.HashMap;
import java.util.Map;

/**
 * The roles of the methods of one class, or of all classes of a package, and the damage of an error
 * in them. Immutable after its construction.
 */
final class ClassRoles {
  private final Role usual;
  private final String what;
  private final Map<String, Role> methods = new HashMap<>();
  private final Map<String, Role> prefixes = new HashMap<>();

  /**
   * Creates roles.
   *
   * @param usual the role of the methods without a role of their own
   * @param what the work of a method that hands off, in words that follow its name; null if no
   *     method hands off
   */
  ClassRoles(Role usual, String what) {
    this.usual = usual;
    this.what = what;
  }

  /**
   * Gives methods a role of their own.
   *
   * @param names separated by blanks; a star at the end of a name matches any characters
   */
  ClassRoles with(Role role, String names) {
    for (String name : names.split(" ")) {
      if (name.endsWith("*")) {
        prefixes.put(name.substring(0, name.length() - 1), role);
      } else {
        methods.put(name, role);
      }
    }
    return this;
  }

  Role of(String methodName) {
    Role role = methods.get(methodName);
    if (role != null) {
      return role;
    }
    for (Map.Entry<String, Role> prefix : prefixes.entrySet()) {
      if (methodName.startsWith(prefix.getKey())) {
        return prefix.getValue();
      }
    }
    return usual;
  }

  /**
   * The work of a method that hands off, in words that follow its name; null if no method hands
   * off.
   */
  String what() {
    return what;
  }
}
