/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops.kinds;

/** A tight loop that ends, to measure throughput by, and one that does not, in the same class. */
public class Kernel implements Runnable {
  private static final int LENGTH = 4096;

  private final int[] values = new int[LENGTH];
  private int result;

  /** Runs away. */
  @Override
  public void run() {
    int sum = result;
    for (int i = 0; ; i++) {
      sum += values[i & (LENGTH - 1)] ^ i;
      if (sum == Integer.MIN_VALUE) {
        result = sum;
      }
    }
  }

  /** A little work. */
  public int sum(int start) {
    int sum = start;
    for (int i = 0; i < LENGTH; i++) {
      sum += values[i] ^ i;
    }
    return sum;
  }
}
