/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops.kinds;

/** Counts with a long. */
public final class LongCounted implements Runnable {
  private long result;

  @Override
  public void run() {
    long hash = 0;
    for (long i = 0; i < Long.MAX_VALUE; i++) {
      hash = 31 * hash + i;
    }
    result = hash;
  }

  /** Keeps the result in use. */
  public long result() {
    return result;
  }
}
