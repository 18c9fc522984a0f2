/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

/** A pattern for methods: {@code com.acme.Tx#commit}, {@code com.acme.**#save*}. Immutable. */
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
    if (hash < 0 || method.isEmpty() || methodNameIn(method) < method.length()) {
      throw new BadOptionException(
          "'" + ClassPattern.printable(text) + "' does not name a method",
          "the form is CLASS#METHOD, and a star matches any characters",
          suggestionFor(text, hash));
    }
    return new MethodPattern(
        ClassPattern.parse(text.substring(0, hash)), NamePattern.parse(method));
  }

  /** How many characters at the beginning may stand in a method's name or for some of it. */
  private static int methodNameIn(String text) {
    int length = 0;
    while (length < text.length() && isNamePart(text.charAt(length))) {
      length++;
    }
    return length;
  }

  private static boolean isNamePart(char c) {
    return c == '*'
        || c == '?'
        || c == '-'
        || (Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }

  /** Tells where the hash goes if there is a dot, as in Java, and leaves out what is behind. */
  private static String suggestionFor(String text, int hash) {
    int end = hash < 0 ? text.lastIndexOf('.') : hash;
    String method = text.substring(end + 1);
    method = method.substring(0, methodNameIn(method));
    return end > 0 && !method.isEmpty() && (hash > 0 || Character.isLowerCase(method.charAt(0)))
        ? "did you mean " + ClassPattern.printable(text.substring(0, end)) + "#" + method + "?"
        : "write com.acme.Worker#process";
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

  /** Whether the method's name is written in full. */
  boolean namesOneMethod() {
    String name = methods.toString();
    return name.indexOf('*') < 0 && name.indexOf('?') < 0;
  }

  @Override
  public String toString() {
    return classes + "#" + methods;
  }
}
