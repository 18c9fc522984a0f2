/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

/** Names methods: {@code com.acme.Tx#commit}, {@code com.acme.**#save*}. Immutable. */
public final class MethodPattern {
  private final ClassPattern classes;
  private final NamePattern methods;

  private MethodPattern(ClassPattern classes, NamePattern methods) {
    this.classes = classes;
    this.methods = methods;
  }

  /**
   * Reads one pattern.
   *
   * @throws BadOptionException if it is not a class pattern, {@code #} and the name of a method
   */
  public static MethodPattern parse(String text) throws BadOptionException {
    int hash = text.indexOf('#');
    String method = text.substring(hash + 1).trim();
    if (hash < 0 || method.isEmpty() || !isMethodName(method)) {
      throw new BadOptionException(
          "'" + text + "' does not name a method",
          "a method is written CLASS#METHOD, where a star stands for any characters",
          "write com.acme.Worker#process");
    }
    return new MethodPattern(
        ClassPattern.parse(text.substring(0, hash)), NamePattern.parse(method));
  }

  private static boolean isMethodName(String text) {
    for (char c : text.toCharArray()) {
      if (c != '*' && c != '?' && c != '-' && !Character.isJavaIdentifierPart(c)) {
        return false;
      }
    }
    return true;
  }

  /** The classes whose methods are meant. */
  public ClassPattern classes() {
    return classes;
  }

  /** The names of the methods that are meant; all overloads. */
  public NamePattern methods() {
    return methods;
  }

  /** Whether the method is meant; the class in Java's form. */
  public boolean matches(String className, String methodName) {
    return methods.matches(methodName) && classes.matches(className);
  }

  @Override
  public String toString() {
    return classes + "#" + methods;
  }
}
