/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.probes;

import java.io.IOException;

/** A thread that spins, and spins on in its cleanup code. Ends with its input. */
public final class EndlessCleanup {
  private static volatile long turns;

  private EndlessCleanup() {}

  public static void main(String[] arguments) throws IOException {
    new Thread(EndlessCleanup::work, "cleaner").start();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      continue;
    }
    System.exit(0);
  }

  private static void work() {
    try {
      while (true) {
        turns++;
      }
    } finally {
      for (long row = 1; row > 0; row = row % 100 + 1) {
        turns++;
      }
    }
  }
}
