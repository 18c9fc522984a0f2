/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

/**
 * Names methods of which every run is a task: {@code com.acme.Worker#process}, {@code
 * com.acme.mail.**#handle*}. What stands before the hash is a {@link ClassPattern}; in the method's
 * name a star stands for any characters. With {@code /swallow} behind it a stopped run returns
 * instead of throwing. Immutable.
 */
public final class TaskPattern {
  private static final int LONGEST = 500;
  private static final char HASH = '#';
  private static final char SLASH = '/';
  private static final String SWALLOW = "swallow";
  private static final String FORM = "a task is a method, written CLASS#METHOD";
  private static final String EXAMPLE = "write `com.acme.Worker#process`";

  private final String text;
  private final ClassPattern classes;
  private final String method;
  private final NamePattern methods;
  private final boolean swallows;

  private TaskPattern(String text, ClassPattern classes, String method, boolean swallows)
      throws BadOptionException {
    this.text = text;
    this.classes = classes;
    this.method = method;
    this.methods = NamePattern.parse(method);
    this.swallows = swallows;
  }

  /**
   * Reads one pattern.
   *
   * @throws BadOptionException if it is not a pattern; says what to write instead
   */
  public static TaskPattern parse(String text) throws BadOptionException {
    String trimmed = text == null ? "" : text.trim();
    if (trimmed.isEmpty()) {
      throw new BadOptionException("the task pattern is empty", FORM, EXAMPLE);
    }
    if (trimmed.length() > LONGEST) {
      throw new BadOptionException(
          "the task pattern is " + trimmed.length() + " characters long",
          "at most " + LONGEST + " are taken",
          EXAMPLE);
    }
    int hash = trimmed.indexOf(HASH);
    if (hash < 0) {
      throw bad(trimmed, FORM, suggestionWithoutHash(trimmed));
    }
    String className = trimmed.substring(0, hash);
    String rest = trimmed.substring(hash + 1);
    int slash = rest.indexOf(SLASH);
    String method = slash < 0 ? rest : rest.substring(0, slash);
    checkMethod(trimmed, className, method);
    if (slash >= 0 && !rest.substring(slash + 1).equals(SWALLOW)) {
      throw bad(
          trimmed,
          "behind the method only /" + SWALLOW + " may stand",
          "did you mean `" + className + HASH + method + SLASH + SWALLOW + "`?");
    }
    return new TaskPattern(trimmed, classPattern(trimmed, className), method, slash >= 0);
  }

  private static ClassPattern classPattern(String text, String className)
      throws BadOptionException {
    try {
      return ClassPattern.parse(className);
    } catch (BadOptionException e) {
      throw e.in("in the task '" + ClassPattern.printable(text) + "'");
    }
  }

  private static void checkMethod(String text, String className, String method)
      throws BadOptionException {
    if (method.isEmpty()) {
      throw bad(text, "the method's name is missing", EXAMPLE);
    }
    if (method.startsWith("<")) {
      throw bad(text, "constructors and initialisers are no tasks", EXAMPLE);
    }
    int good = 0;
    while (good < method.length() && isMethodPart(method.charAt(good))) {
      good++;
    }
    if (good < method.length()) {
      throw bad(
          text,
          "'"
              + ClassPattern.printable(method.substring(good, good + 1))
              + "' stands in no method's name, and all methods of a name are taken",
          good == 0
              ? EXAMPLE
              : "did you mean `"
                  + ClassPattern.printable(className + HASH + method.substring(0, good))
                  + "`?");
    }
  }

  /** Kotlin puts hyphens into names; a star and a question mark are wildcards. */
  private static boolean isMethodPart(char c) {
    return c == '*'
        || c == '?'
        || c == '-'
        || (Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }

  /** Who writes a dot before the method, as in Java, is told where the hash goes. */
  private static String suggestionWithoutHash(String text) {
    int dot = text.lastIndexOf('.');
    boolean endsInMethod = dot > 0 && dot + 1 < text.length() && isLowerCase(text, dot + 1);
    return endsInMethod
        ? "did you mean `"
            + ClassPattern.printable(text.substring(0, dot) + HASH + text.substring(dot + 1))
            + "`?"
        : "write the method, too, as in `com.acme.Worker#process`";
  }

  private static boolean isLowerCase(String text, int index) {
    return Character.isLowerCase(text.charAt(index));
  }

  private static BadOptionException bad(String text, String why, String remedy) {
    return new BadOptionException("bad task '" + ClassPattern.printable(text) + "'", why, remedy);
  }

  /** The classes of the methods. */
  public ClassPattern classes() {
    return classes;
  }

  /** Whether a method of this name is meant, in a class that {@link #classes} takes. */
  public boolean takesMethod(String name) {
    return methods.matches(name);
  }

  /** Whether the method's name is written in full. */
  public boolean namesOneMethod() {
    return method.indexOf('*') < 0 && method.indexOf('?') < 0;
  }

  /** Whether a stopped run returns instead of throwing. */
  public boolean swallows() {
    return swallows;
  }

  /** The class and the method as they were written. */
  public String place() {
    return classes.toString() + HASH + method;
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TaskPattern && ((TaskPattern) other).text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
