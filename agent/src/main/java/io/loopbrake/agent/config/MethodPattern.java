/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import io.loopbrake.agent.message.OptionMessage;

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
          OptionMessage.NOT_A_METHOD.with(ClassPattern.printable(text)),
          "the form is CLASS#METHOD, and a star matches any characters",
          suggestionFor(text, hash));
    }
    if (method.length() > NamePattern.LONGEST) {
      throw new BadOptionException(
          OptionMessage.LONG_METHOD_NAME.with(method.length()),
          "at most " + NamePattern.LONGEST + " are allowed",
          "write com.acme.Worker#process");
    }
    return new MethodPattern(
        ClassPattern.parse(text.substring(0, hash)), NamePattern.parse(method));
  }

  /**
   * The number of characters at the beginning that are allowed in the name of a method or are
   * wildcards.
   */
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

  /**
   * Suggests a hash in place of the last dot, as in Java, without anything that follows the name.
   */
  private static String suggestionFor(String text, int hash) {
    int end = hash < 0 ? text.lastIndexOf('.') : hash;
    String method = text.substring(end + 1);
    method = method.substring(0, methodNameIn(method));
    return end > 0 && !method.isEmpty() && (hash > 0 || Character.isLowerCase(method.charAt(0)))
        ? "did you mean " + ClassPattern.printable(text.substring(0, end)) + "#" + method + "?"
        : "write com.acme.Worker#process";
  }

  /** The classes of the methods. */
  public ClassPattern classes() {
    return classes;
  }

  /** The names of the methods. Each name stands for all overloads. */
  public NamePattern methods() {
    return methods;
  }

  /**
   * Whether the pattern matches the method, with any parameters.
   *
   * @param className in Java's form
   */
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
