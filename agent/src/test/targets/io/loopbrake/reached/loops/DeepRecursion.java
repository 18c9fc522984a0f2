/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached.loops;

/**
 * A search with two ways at each level, one of which is a frame longer, as in a regular expression.
 * The stack always has at least two frames for each level, and at most three.
 */
final class DeepRecursion {
  private DeepRecursion() {}

  static boolean search(int left, boolean[] tried) {
    return left != 0 && (goesLeft(left, tried) || goesRight(left, tried));
  }

  private static boolean goesLeft(int left, boolean[] tried) {
    tried[left] = true;
    return search(left - 1, tried);
  }

  private static boolean goesRight(int left, boolean[] tried) {
    tried[left] = false;
    return goesOn(left, tried);
  }

  private static boolean goesOn(int left, boolean[] tried) {
    return left > 2 && search(left - 1, tried);
  }
}
