/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reloading;

/** Constants that equal nothing, not even themselves, and no loop. */
final class Constants {
  private Constants() {}

  static double unknown(boolean precise) {
    return precise ? Double.NaN : Float.NaN;
  }
}
