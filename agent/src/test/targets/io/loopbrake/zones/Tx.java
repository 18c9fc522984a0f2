/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones;

/** A transaction that must not be torn. */
final class Tx {
  private volatile long begun;
  private volatile long ended;
  private volatile boolean interrupted;

  void workForEver() {
    while (true) {
      Turns.some();
      commit();
    }
  }

  /** Longer than the JVM stands still when gates are armed; otherwise it would be over then. */
  private void commit() {
    begun++;
    Turns.millis(20);
    ended++;
  }

  void workAndSleepForEver() {
    while (true) {
      Turns.some();
      commitSlowly();
    }
  }

  private void commitSlowly() {
    begun++;
    try {
      Thread.sleep(150);
      ended++;
    } catch (InterruptedException e) {
      interrupted = true;
    }
  }

  boolean isWhole() {
    return begun == ended && !interrupted;
  }
}
