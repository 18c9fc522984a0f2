/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones.payload;

import io.loopbrake.zones.Turns;

/** A class that inherits static initialisers, from a class and from an interface. */
final class Heir {
  private final Child child = new Child();

  int total() {
    int total = Child.own + Ancestor.inherited + child.count();
    for (int i = 0; i < 10; i++) {
      total += Turns.some();
    }
    return total;
  }

  /** The heir itself. */
  private static final class Child extends Ancestor implements Part {
    static int own;

    static {
      for (int i = 0; i < 20; i++) {
        own += Turns.some();
      }
    }
  }

  /** The class. */
  private abstract static class Ancestor {
    static int inherited;

    static {
      for (int i = 0; i < 20; i++) {
        inherited += Turns.some();
      }
    }
  }

  /** The interface. */
  private interface Part {
    int[] COUNT = {Turns.some(), Turns.some()};

    default int count() {
      int sum = 0;
      for (int count : COUNT) {
        sum += count + Turns.some();
      }
      return sum;
    }
  }
}
