/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reloading;

/** The same constants beside a loop. */
final class Looping {
  private Looping() {}

  static double sum(double[] values) {
    double sum = values.length == 0 ? Double.NaN : 0;
    for (double value : values) {
      sum += value == 0 ? Float.NaN : value;
    }
    return sum;
  }
}
