/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops.kinds;

/** A tight loop that ends, in a class with another gate. */
public final class Other {
  private static final int LENGTH = 4096;

  private final int[] values = new int[LENGTH];

  /** A little work. */
  public int sum(int start) {
    int sum = start;
    for (int i = 0; i < LENGTH; i++) {
      sum += values[i] ^ i;
    }
    return sum;
  }
}
