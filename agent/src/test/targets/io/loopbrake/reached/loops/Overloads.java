/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached.loops;

/** Methods that share a name, each on lines of its own, and two that share a line. */
final class Overloads {
  private Overloads() {}

  static long again(long x) {
    return x * 31 + 7 | 1;
  }

  static long again(long x, int times) {
    return again(x) + times;
  }

  static long both(long x) { return x + 1; } static long both(int x) { return x + 2; }
}
