/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Calls that end after a few instructions: of methods of the JDK that read or write one element or
 * one property of a collection, a string, a number or a class. A loop with only such calls contains
 * no long loop, even if the JIT compiler inlines all of them. A method of an interface counts as
 * the JDK's implementations of it. Calls that {@link Intrinsics} contains need not be listed, but
 * for those that read an element.
 */
final class ShortCalls {
  private static final String COLLECTIONS = "java/util/";

  private static final Map<String, Set<String>> BY_OWNER = new HashMap<>();

  static {
    // Of all classes in java.util, but not of those in the packages below it.
    add(
        COLLECTIONS,
        "hasNext next hasPrevious previous hasMoreElements nextElement nextInt nextLong nextDouble"
            + " size isEmpty get set add elementAt addElement getKey getValue setValue");
    add("java/lang/String", "charAt equals hashCode");
    add("java/lang/CharSequence", "charAt length");
    add("java/lang/StringBuilder", "charAt length setCharAt append");
    add("java/lang/StringBuffer", "charAt length setCharAt append");
    add("java/lang/Object", "getClass");
    add("java/lang/Class", "isInstance isAssignableFrom isArray isInterface isPrimitive cast");
    add("java/lang/Enum", "ordinal");
    for (String type : "Boolean Byte Short Character Integer Long Float Double".split(" ")) {
      add(
          "java/lang/" + type,
          "valueOf equals compareTo hashCode booleanValue byteValue shortValue charValue intValue"
              + " longValue floatValue doubleValue");
    }
  }

  private ShortCalls() {}

  private static void add(String owner, String names) {
    BY_OWNER.put(owner, new HashSet<>(Arrays.asList(names.split(" "))));
  }

  /** Whether a call of this method is one. */
  static boolean contain(String owner, String name, String descriptor) {
    Set<String> names = BY_OWNER.get(isCollection(owner) ? COLLECTIONS : owner);
    return names != null && names.contains(name) && !isText(descriptor);
  }

  /** Whether the argument is turned into a string, or parsed, which may take long. */
  private static boolean isText(String descriptor) {
    return descriptor.startsWith("(Ljava/lang/CharSequence;")
        || descriptor.startsWith("(Ljava/lang/Object;)Ljava/lang/StringBu")
        || descriptor.startsWith("(Ljava/lang/String;")
            && !descriptor.contains(")Ljava/lang/StringBu");
  }

  /** Whether a call reads the element whose index is its only argument. */
  static boolean readsElement(String owner, String name, String descriptor) {
    return descriptor.startsWith("(I)")
        && (name.equals("charAt") || name.equals("get") || name.equals("elementAt"))
        && contain(owner, name, descriptor);
  }

  private static boolean isCollection(String owner) {
    return owner.startsWith(COLLECTIONS) && owner.indexOf('/', COLLECTIONS.length()) < 0;
  }
}
