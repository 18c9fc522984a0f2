/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones;

import java.util.concurrent.TimeUnit;

/** Loops that pass the time. */
public final class Turns {
  private static volatile long turns;

  private Turns() {}

  /** A loop of some microseconds. Returns something, so that it is of use. */
  public static int some() {
    int before = (int) turns;
    for (int i = 0; i < 200; i++) {
      turns++;
    }
    return before & 7;
  }

  static void millis(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() - end < 0) {
      turns++;
    }
  }

  static void forEver() {
    while (true) {
      turns++;
    }
  }
}
