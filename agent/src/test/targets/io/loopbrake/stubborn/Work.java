/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stubborn;

/** What the stubborn loops do: some turns of a loop of their own. */
final class Work {
  private static final int TURNS = 20_000;

  private static volatile long turns;
  private static volatile Throwable noted;

  private Work() {}

  /** A loop that calls something. */
  static void ordinary() {
    for (int i = 0; i < TURNS; i++) {
      count();
    }
  }

  private static void count() {
    turns = Long.numberOfTrailingZeros(turns) + turns + 1;
  }

  /** A loop that calls nothing. */
  static void tight() {
    long sum = turns;
    for (int i = 0; i < TURNS; i++) {
      sum = sum * 31 + i;
    }
    turns = sum;
  }

  /** What a handler does that thinks it knows better. */
  static void note(Throwable caught) {
    noted = caught;
  }

  static Throwable noted() {
    return noted;
  }
}
