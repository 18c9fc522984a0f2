/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached.loops;

/** A class whose initialiser never ends. */
final class Initialised {
  private static long plain = 1;

  static {
    while (plain != 0) {
      plain = step(plain);
    }
  }

  private Initialised() {}

  private static long step(long x) {
    return x * 31 + 7 | 1;
  }
}
