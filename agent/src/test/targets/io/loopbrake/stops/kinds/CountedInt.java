/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops.kinds;

/** Counts with an int, round and round. */
public final class CountedInt implements Runnable {
  private int result;

  @Override
  public void run() {
    while (true) {
      result += count(result);
    }
  }

  private static int count(int start) {
    int hash = start;
    for (int i = 0; i < Integer.MAX_VALUE; i++) {
      hash = 31 * hash + i;
    }
    return hash;
  }
}
