/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

import java.util.function.IntBinaryOperator;

/** One loop that needs nothing else, for loaders that define a class in odd ways. */
public final class Plain implements IntBinaryOperator {
  @Override
  public int applyAsInt(int limit, int step) {
    int i = 0;
    while (i < limit) {
      i += step;
    }
    return i;
  }
}
