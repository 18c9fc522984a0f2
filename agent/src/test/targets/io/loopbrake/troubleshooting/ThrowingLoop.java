/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

import java.io.Closeable;

/** Stands in the place of the agent's own loop, and throws something else when it is stopped. */
public final class ThrowingLoop implements Runnable, Closeable {
  private volatile boolean abandoned;

  @Override
  public void run() {
    try {
      spin();
    } catch (Error stop) {
      throw new IllegalStateException("not the stop error");
    }
  }

  private void spin() {
    while (!abandoned) {
      Thread.yield();
    }
  }

  @Override
  public void close() {
    abandoned = true;
  }
}
