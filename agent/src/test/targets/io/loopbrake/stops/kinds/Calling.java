/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops.kinds;

/** Calls methods that are too deep to be inlined as a whole. */
public final class Calling implements Runnable {
  private static final int DEPTH = 15;

  private long result;

  @Override
  public void run() {
    while (true) {
      result += fibonacci(DEPTH);
    }
  }

  private static int fibonacci(int n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  }
}
