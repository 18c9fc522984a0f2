/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments.app;

import java.util.function.LongSupplier;

/** Work that comes to its end. */
public class Sums implements LongSupplier {
  private static final int LAST = 100;

  @Override
  public long getAsLong() {
    long sum = 0;
    for (int i = 1; i <= LAST; i++) {
      sum += i;
    }
    return sum;
  }
}
