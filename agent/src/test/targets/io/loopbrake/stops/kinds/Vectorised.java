/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops.kinds;

/** Adds arrays, which a JIT does with vector instructions. */
public final class Vectorised implements Runnable {
  private static final int LENGTH = 4_000_000;

  private final int[] some = new int[LENGTH];
  private final int[] more = new int[LENGTH];
  private final int[] sum = new int[LENGTH];

  @Override
  public void run() {
    for (int turn = 0; turn < Integer.MAX_VALUE; turn++) {
      for (int i = 0; i < LENGTH; i++) {
        sum[i] = some[i] + more[i];
      }
    }
  }
}
