/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import io.loopbrake.operating.Operator;
import java.security.Permission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;

/** A security manager that keeps its accounts in collections, which it loads as it is asked. */
@SuppressWarnings("removal")
public final class CollectingManager extends SecurityManager {
  private static volatile int asked;

  public static void main(String[] arguments) {
    System.setSecurityManager(new CollectingManager());
    Operator operator = new Operator();
    System.out.println((asked > 0 ? "asked" : "not asked") + ", failed "
        + operator.status("classesFailed"));
    System.exit(0);
  }

  @Override
  public void checkPermission(Permission permission) {
    List<String> names = new LinkedList<>();
    for (Class<?> type : getClassContext()) {
      names.add(type.getName());
    }
    Map<String, String> ordered = new LinkedHashMap<>();
    Map<String, String> sorted = new TreeMap<>();
    Map<String, String> weak = new WeakHashMap<>();
    Map<String, String> identical = new IdentityHashMap<>();
    Deque<String> stack = new ArrayDeque<>();
    for (String name : names) {
      ordered.put(name, name);
      sorted.put(name, name);
      weak.put(name, name);
      identical.put(name, name);
      stack.push(name);
    }
    int size = 0;
    for (String name : ordered.keySet()) {
      size += name.length() + sorted.size() + weak.size() + identical.size();
    }
    while (!stack.isEmpty()) {
      size += stack.pop().length();
    }
    asked = Math.max(1, size);
  }
}
