/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones.payload;

import io.loopbrake.zones.Turns;
import java.util.function.IntBinaryOperator;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Call sites that are linked when they are first passed. */
final class Lambdas {
  private Lambdas() {}

  static int sum(int start) {
    int sum = start;
    for (int i = 0; i < 3; i++) {
      int turn = i;
      IntUnaryOperator plus = x -> x + turn + Turns.some();
      IntBinaryOperator times = (x, y) -> x * y;
      IntSupplier some = Turns::some;
      Supplier<Counter> made = Counter::new;
      sum += plus.applyAsInt(i) + times.applyAsInt(i, i) + some.getAsInt() + made.get().count();
    }
    return sum;
  }

  /** Constructed through a method reference. */
  static final class Counter {
    private int count;

    Counter() {
      for (int i = 0; i < 3; i++) {
        count += Turns.some();
      }
    }

    int count() {
      return count;
    }
  }
}
