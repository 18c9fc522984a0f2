/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.careful;

import java.util.concurrent.TimeUnit;

/** Rows that are locked during some work and that its cleanup has to unlock, one after another. */
final class Rows {
  /** Together they take much longer than two looks at a thread to stop are apart. */
  static final int SOME = 30;

  /** Their cleanup never ends. */
  static final int TOO_MANY = Integer.MAX_VALUE;

  private static final long NANOS_EACH = TimeUnit.MILLISECONDS.toNanos(2);

  private final int count;
  private volatile boolean working;
  private volatile int unlocked;
  private volatile long turns;

  Rows(int count) {
    this.count = count;
  }

  /** The work, which never ends. */
  void work() {
    working = true;
    while (true) {
      turns++;
    }
  }

  boolean areBeingWorkedOn() {
    return working;
  }

  void unlockOne() {
    long end = System.nanoTime() + NANOS_EACH;
    while (System.nanoTime() - end < 0) {
      turns++;
    }
    unlocked++;
  }

  boolean areLeft() {
    return unlocked < count;
  }

  void unlockAll() {
    while (areLeft()) {
      unlockOne();
    }
  }

  void unlockHalf() {
    int half = unlocked + (count - unlocked) / 2;
    while (unlocked < half) {
      unlockOne();
    }
  }

  int unlocked() {
    return unlocked;
  }

  int count() {
    return count;
  }
}
