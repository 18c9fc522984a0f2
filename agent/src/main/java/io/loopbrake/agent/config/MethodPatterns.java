/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list of method patterns, separated by colons. Immutable. */
public final class MethodPatterns {
  /** No pattern: matches no method. */
  public static final MethodPatterns NONE = new MethodPatterns(Collections.emptyList());

  private final List<MethodPattern> patterns;

  private MethodPatterns(List<MethodPattern> patterns) {
    this.patterns = Collections.unmodifiableList(patterns);
  }

  /**
   * Reads patterns.
   *
   * @throws BadOptionException if one of them is not a method pattern
   */
  public static MethodPatterns parse(String text) throws BadOptionException {
    List<MethodPattern> patterns = new ArrayList<>();
    for (String part : text.split(":", -1)) {
      patterns.add(MethodPattern.parse(part));
    }
    return new MethodPatterns(patterns);
  }

  /**
   * Whether one of the patterns matches the method, with any parameters.
   *
   * @param className in Java's form
   */
  public boolean matches(String className, String methodName) {
    for (MethodPattern pattern : patterns) {
      if (pattern.matches(className, methodName)) {
        return true;
      }
    }
    return false;
  }
}
