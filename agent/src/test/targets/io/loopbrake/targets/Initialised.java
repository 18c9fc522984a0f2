/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

/** Its initialiser calls a method that loops. */
public final class Initialised {
  /** What the initialiser is to count to, and in which steps; 0 runs away. */
  static final String ARGUMENTS = "targets.initialised";

  /** What the initialiser found. */
  public static final long VALUE = count();

  private Initialised() {}

  private static long count() {
    String[] arguments = System.getProperty(ARGUMENTS).split(",");
    int limit = Integer.parseInt(arguments[0]);
    int step = Integer.parseInt(arguments[1]);
    int i = 0;
    while (i < limit) {
      i += step;
    }
    return i;
  }
}
