/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops.kinds;

/** A loop without a body. */
public final class Empty implements Runnable {
  @Override
  public void run() {
    while (true) {
      // Nothing: that is the point.
    }
  }
}
