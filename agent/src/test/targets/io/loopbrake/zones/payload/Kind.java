/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones.payload;

import io.loopbrake.zones.Turns;

/** An enumeration with a table, used by a switch. */
enum Kind {
  LIGHT,
  MIDDLE {
    @Override
    int factor() {
      return Turns.some();
    }
  },
  HEAVY;

  private static final Kind[] TABLE = new Kind[12];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      TABLE[i] = values()[i % values().length];
      Turns.some();
    }
  }

  static Kind of(int i) {
    return TABLE[i];
  }

  int factor() {
    return 1;
  }

  int weight() {
    switch (this) {
      case LIGHT:
        return factor() + Turns.some();
      case MIDDLE:
        return 2 * factor();
      default:
        return 3;
    }
  }
}
