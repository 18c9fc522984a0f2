/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.faults;

import io.loopbrake.operating.Pause;

/** Takes all memory that there is; left out of what can be stopped in one way or another. */
final class Hoard {
  private static final int LARGEST = 1 << 20;

  private static volatile Object[] all;
  private static volatile boolean asked;
  private static volatile boolean full;

  private Hoard() {}

  static void begin() {
    asked = true;
  }

  static boolean isFull() {
    return full;
  }

  static void giveBack() {
    all = null;
  }

  static void fill() {
    while (!asked) {
      Pause.millis(1);
    }
    for (int size = LARGEST; size > 0; size /= 2) {
      fillWith(size);
    }
    full = true;
  }

  private static void fillWith(int size) {
    try {
      while (true) {
        Object[] more = new Object[size];
        more[0] = all;
        all = more;
      }
    } catch (OutOfMemoryError enough) {
      return;
    }
  }
}
