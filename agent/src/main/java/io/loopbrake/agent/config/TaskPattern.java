/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import io.loopbrake.agent.message.OptionMessage;

/**
 * A pattern for methods whose calls are tasks: {@code com.acme.Worker#process}. With the suffix
 * {@code /swallow}, a stopped call returns instead of throwing. Immutable.
 */
public final class TaskPattern {
  private static final String SWALLOW = "/swallow";

  private final MethodPattern methods;
  private final boolean swallows;

  private TaskPattern(MethodPattern methods, boolean swallows) {
    this.methods = methods;
    this.swallows = swallows;
  }

  /**
   * Reads one pattern.
   *
   * @throws BadOptionException if it is not a method pattern with {@code /swallow} or nothing
   *     behind it
   */
  public static TaskPattern parse(String text) throws BadOptionException {
    String trimmed = text.trim();
    int hash = trimmed.indexOf('#');
    int slash = trimmed.indexOf('/', hash);
    if (hash < 0 || slash < 0) {
      return new TaskPattern(MethodPattern.parse(trimmed), false);
    }
    MethodPattern methods = MethodPattern.parse(trimmed.substring(0, slash));
    if (!trimmed.substring(slash).equals(SWALLOW)) {
      throw new BadOptionException(
          OptionMessage.NOT_A_TASK.with(ClassPattern.printable(trimmed)),
          "only " + SWALLOW + " may follow the method",
          "did you mean " + methods + SWALLOW + "?");
    }
    return new TaskPattern(methods, true);
  }

  /** The methods. */
  public MethodPattern methods() {
    return methods;
  }

  /** Whether the method's name is written in full. */
  public boolean namesOneMethod() {
    return methods.namesOneMethod();
  }

  /** Whether a stopped call returns instead of throwing. */
  public boolean swallows() {
    return swallows;
  }

  /** The pattern as it would be written in the flag. */
  @Override
  public String toString() {
    return swallows ? methods + SWALLOW : methods.toString();
  }
}
