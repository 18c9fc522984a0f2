/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A list of class patterns in their original order, without duplicates. Immutable. */
public final class ClassPatterns {
  /** No pattern: matches nothing. */
  public static final ClassPatterns NONE = new ClassPatterns(Collections.emptyList());

  private static final String SEPARATOR = ":";

  private final List<ClassPattern> patterns;

  private ClassPatterns(List<ClassPattern> patterns) {
    this.patterns = Collections.unmodifiableList(patterns);
  }

  /**
   * Reads patterns separated by colons.
   *
   * @throws BadOptionException if there is none, or one of them is not a pattern
   */
  public static ClassPatterns parse(String text) throws BadOptionException {
    ClassPatterns result = NONE;
    for (String part : text.split(SEPARATOR, -1)) {
      result = result.plus(ClassPattern.parse(part));
    }
    return result;
  }

  /** These patterns and one more. */
  public ClassPatterns plus(ClassPattern added) {
    if (patterns.contains(added)) {
      return this;
    }
    List<ClassPattern> more = new ArrayList<>(patterns);
    more.add(added);
    return new ClassPatterns(more);
  }

  /** These patterns without the one given. */
  public ClassPatterns minus(ClassPattern removed) {
    List<ClassPattern> fewer = new ArrayList<>(patterns);
    fewer.removeAll(Arrays.asList(removed));
    return new ClassPatterns(fewer);
  }

  /**
   * Whether the list has this pattern itself; another one that matches the same classes does not
   * count.
   */
  public boolean contains(ClassPattern pattern) {
    return patterns.contains(pattern);
  }

  /** The patterns in the order in which they were written; cannot be modified. */
  public List<ClassPattern> asList() {
    return patterns;
  }

  public int size() {
    return patterns.size();
  }

  /** The patterns as they would be written in the flag. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (ClassPattern pattern : patterns) {
      text.append(text.length() == 0 ? "" : SEPARATOR).append(pattern);
    }
    return text.toString();
  }
}
