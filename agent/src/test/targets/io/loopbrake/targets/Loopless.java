/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

/** No loop, but constants that equal nothing, not even themselves. */
final class Loopless {
  private Loopless() {}

  static double unknown(boolean precise) {
    return precise ? Double.NaN : Float.NaN;
  }
}
