/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.library;

/** A class that a pattern includes when its loop turns already. */
public final class Tool {
  private static volatile boolean enough;
  private static volatile double sink;

  private Tool() {}

  /** A loop that has no checkpoint when it begins. */
  public static void spin() {
    while (!enough) {
      sink = sink * 31 + 7;
    }
  }

  /** Ends it. */
  public static void end() {
    enough = true;
  }
}
