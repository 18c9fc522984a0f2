/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.suspending;

/** Is loaded anew by each turn of {@link BusyWorker}. */
public final class Loaded implements Runnable {
  private static final long CREATED = System.nanoTime();

  @Override
  public void run() {
    if (CREATED == 0) {
      throw new IllegalStateException();
    }
  }
}
