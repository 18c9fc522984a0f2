/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops.kinds;

/** Counted loops with a large body, in which the JIT inlines all calls. */
public final class InlinedCalls implements Runnable {
  private static final int LENGTH = 1_000_000;

  private final int[] some = new int[LENGTH];
  private final int[] more = new int[LENGTH];
  private final int[] sum = new int[LENGTH];

  @Override
  public void run() {
    for (int turn = 0; turn < Integer.MAX_VALUE; turn++) {
      for (int i = 0; i < LENGTH; i++) {
        sum[i] = at(some, i) + at(more, i);
        sum[i] += at(some, i) * 3 - at(more, i);
        sum[i] ^= at(some, i) * 5 - at(more, i);
        sum[i] += at(some, i) * 7 - at(more, i);
        sum[i] ^= at(some, i) * 9 - at(more, i);
        sum[i] += at(some, i) * 11 - at(more, i);
      }
    }
  }

  private static int at(int[] numbers, int index) {
    return numbers[index];
  }
}
