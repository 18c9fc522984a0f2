/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list of task patterns, separated by colons, in their original order. Immutable. */
public final class TaskPatterns {
  /** No pattern: no method is a task. */
  public static final TaskPatterns NONE = new TaskPatterns(Collections.emptyList());

  private static final String SEPARATOR = ":";

  private final List<TaskPattern> patterns;

  private TaskPatterns(List<TaskPattern> patterns) {
    this.patterns = Collections.unmodifiableList(patterns);
  }

  /**
   * Reads patterns.
   *
   * @throws BadOptionException if one of them is not a task pattern
   */
  public static TaskPatterns parse(String text) throws BadOptionException {
    List<TaskPattern> patterns = new ArrayList<>();
    for (String part : text.split(SEPARATOR, -1)) {
      patterns.add(TaskPattern.parse(part));
    }
    return new TaskPatterns(patterns);
  }

  /** The patterns in the order in which they were written; cannot be modified. */
  public List<TaskPattern> asList() {
    return patterns;
  }

  public int size() {
    return patterns.size();
  }

  /** The patterns as they would be written in the flag. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (TaskPattern pattern : patterns) {
      text.append(text.length() == 0 ? "" : SEPARATOR).append(pattern);
    }
    return text.toString();
  }
}
