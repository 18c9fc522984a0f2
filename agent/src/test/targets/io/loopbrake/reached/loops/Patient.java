/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached.loops;

/** Catches whatever its work throws, and tries again. To be included, unlike its work. */
final class Patient {
  private static long failures;

  private Patient() {}

  static void triesTight() {
    while (true) {
      try {
        Runaways.tight();
      } catch (Throwable again) {
        failures++;
      }
    }
  }
}
