/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.OptionMessage;

/**
 * A pattern for class names: {@code com.acme.*} matches one package, {@code com.acme.**} that
 * package and all below it, {@code *} the default package, {@code **} all classes, and {@code
 * com.acme.Job} one class with its nested classes. A star matches any characters except a dot, two
 * stars match any characters.
 *
 * <p>Matching neither allocates memory nor loads a class, because it runs while the JVM loads a
 * class. Immutable.
 */
public final class ClassPattern {
  private static final int LONGEST = 500;

  private final String text;

  /** The index of the first star; the length if there is none. */
  private final int literal;

  private ClassPattern(String text) {
    this.text = text;
    int star = text.indexOf('*');
    this.literal = star < 0 ? text.length() : star;
  }

  /**
   * Reads one pattern.
   *
   * @throws BadOptionException if it is not a pattern; says what to write instead
   */
  public static ClassPattern parse(String text) throws BadOptionException {
    if (text == null || text.trim().isEmpty()) {
      throw new BadOptionException(
          OptionMessage.EMPTY_CLASS_PATTERN,
          "a pattern is the name of a class or package, with or without stars",
          "write `com.acme.**`");
    }
    String trimmed = text.trim();
    if (trimmed.length() > LONGEST) {
      throw new BadOptionException(
          OptionMessage.LONG_CLASS_PATTERN.with(trimmed.length()),
          "at most " + LONGEST + " are allowed",
          "write `com.acme.**`");
    }
    Message problem = problemIn(trimmed);
    if (problem != null) {
      throw new BadOptionException(
          OptionMessage.BAD_CLASS_PATTERN.with(printable(trimmed)),
          problem.text(),
          suggestionFor(trimmed));
    }
    return new ClassPattern(trimmed);
  }

  /** Null if it is a pattern. */
  private static Message problemIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '*' && c != '.' && !isNamePart(c)) {
        return OptionMessage.BAD_CHARACTER.with(printable(String.valueOf(c)));
      }
    }
    if (text.contains("***")) {
      return OptionMessage.THREE_STARS;
    }
    if (text.startsWith(".") || text.endsWith(".") || text.contains("..")) {
      return OptionMessage.STRAY_DOT;
    }
    return null;
  }

  private static String suggestionFor(String text) {
    StringBuilder cleaned = new StringBuilder();
    String dotted = text.replace('/', '.').replaceAll("\\.class$", "");
    for (int i = 0; i < dotted.length(); i++) {
      char c = dotted.charAt(i);
      if (c == '*' || c == '.' || isNamePart(c)) {
        cleaned.append(c);
      } else {
        break;
      }
    }
    String nearest =
        cleaned
            .toString()
            .replaceAll("\\*{3,}", "**")
            .replaceAll("\\.{2,}", ".")
            .replaceAll("^\\.", "");
    if (nearest.endsWith(".")) {
      nearest += "**";
    }
    if (nearest.isEmpty() || problemIn(nearest) != null) {
      return "write `com.acme.**`";
    }
    // The options are split at colons beforehand, so only an operation gets a pattern with one.
    String several =
        text.indexOf(':') >= 0
            ? "an operation takes one pattern"
            : "separate the patterns of an option by `:`";
    return "did you mean `" + nearest + "`? (" + several + ")";
  }

  /**
   * Script engines and Kotlin put hyphens into names; no language puts control characters there.
   */
  private static boolean isNamePart(char c) {
    return c == '-' || (Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }

  static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    for (char c : text.toCharArray()) {
      printable.append(
          Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
    return printable.toString();
  }

  /** Whether the pattern names the class with this name, in the JVM's form: {@code com/acme/A}. */
  public boolean matchesInternal(String name) {
    return matches(name, '/');
  }

  /** Whether the pattern names the class with this name, in Java's form: {@code com.acme.A}. */
  public boolean matches(String name) {
    return matches(name, '.');
  }

  private boolean matches(String name, char separator) {
    if (name.length() < literal) {
      return false;
    }
    for (int i = 0; i < literal; i++) {
      char c = text.charAt(i);
      if (name.charAt(i) != (c == '.' ? separator : c)) {
        return false;
      }
    }
    return literal == text.length() ? isEnd(name, literal) : matchesRest(name, literal, separator);
  }

  /**
   * Follows all ways to match at the same time, because one after the other they would take a time
   * that is exponential in the number of stars. A place is the index of the next character of the
   * pattern.
   */
  private boolean matchesRest(String name, int from, char separator) {
    boolean[] places = new boolean[text.length() + 1];
    enter(places, from);
    for (int n = from; ; n++) {
      if (places[text.length()] && isEnd(name, n) || endsInAny(places)) {
        return true;
      }
      if (n == name.length()) {
        return false;
      }
      places = after(places, name.charAt(n), separator);
      if (places == null) {
        return false;
      }
    }
  }

  /** The places to which a character of a name leads; null if there is none. */
  private boolean[] after(boolean[] places, char c, char separator) {
    boolean[] next = null;
    for (int at = 0; at < text.length(); at++) {
      if (places[at]) {
        char wanted = text.charAt(at);
        boolean stays = wanted == '*' && (isAny(at) || c != separator);
        if (stays || c == (wanted == '.' ? separator : wanted)) {
          next = next == null ? new boolean[places.length] : next;
          enter(next, stays ? at : at + 1);
        }
      }
    }
    return next;
  }

  /** A star may stand for nothing. */
  private void enter(boolean[] places, int at) {
    int place = at;
    places[place] = true;
    while (place < text.length() && text.charAt(place) == '*') {
      place += isAny(place) ? 2 : 1;
      places[place] = true;
    }
  }

  private boolean isAny(int star) {
    return text.startsWith("**", star);
  }

  private boolean endsInAny(boolean[] places) {
    return text.endsWith("**") && places[text.length() - 2];
  }

  /** A pattern that names a class names those that are nested in it, too. */
  private static boolean isEnd(String name, int at) {
    return at == name.length() || at > 0 && name.charAt(at) == '$';
  }

  /** The part before the first star, in Java's form; empty if the pattern begins with a star. */
  public String literalPrefix() {
    return text.substring(0, literal);
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassPattern && ((ClassPattern) other).text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
