/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.engines.app;

/** Adds numbers up; with the step 0, for ever. */
final class Report {
  private static final int LAST = 100;

  private Report() {}

  static long sum(int step) {
    long sum = 0;
    for (int i = 1; i <= LAST; i += step) {
      sum += i;
    }
    return sum;
  }
}
