/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

/** The only loops of these programs that have brakes. */
final class Loops {
  /** So many times as long as a turn of the tight loop does one of the other take, about. */
  private static final int WIDE = 64;

  private static final long FOR_EVER = Long.MAX_VALUE;

  private Loops() {}

  static long some(int turns, boolean tight) {
    return tight ? tight(turns) : wide(turns / WIDE);
  }

  static long forEver(boolean tight) {
    return tight ? tight(FOR_EVER) : wide(FOR_EVER);
  }

  private static long tight(long turns) {
    long sum = 0;
    for (long i = 0; i < turns; i++) {
      sum += i ^ sum;
    }
    return sum;
  }

  /** Too large to count as tight. */
  private static long wide(long turns) {
    StringBuilder text = new StringBuilder();
    for (long i = 0; i < turns; i++) {
      text.setLength(0);
      text.append(i).append(i + 1).append(i + 2).append(i + 3).append(i + 4).append(i + 5);
      text.append(i).append(i - 1).append(i - 2).append(i - 3).append(i - 4).append(i - 5);
      text.append(i).append(i * 1).append(i * 2).append(i * 3).append(i * 4).append(i * 5);
    }
    return text.length();
  }
}
