/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones.payload;

import io.loopbrake.zones.Turns;

/** A static initialiser that needs those of others. */
final class First {
  static final int[] VALUE = new int[1 + Second.value()];

  static {
    for (int i = 0; i < VALUE.length; i++) {
      VALUE[i] = Turns.some() + i;
    }
  }

  private First() {}

  /** As above. */
  static final class Second {
    private static final int VALUE;

    static {
      int sum = Third.VALUE;
      for (int i = 0; i < 20; i++) {
        sum += Turns.some();
      }
      VALUE = sum & 15;
    }

    private Second() {}

    static int value() {
      return VALUE;
    }
  }

  /** Not a constant for the compiler. */
  static final class Third {
    static final int VALUE = Turns.some() + Turns.some();

    private Third() {}
  }
}
