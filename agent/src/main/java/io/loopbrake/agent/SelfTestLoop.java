/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import java.io.Closeable;

/** A runaway of our own, loaded anew by the self-test so that it goes through the transformer. */
public final class SelfTestLoop implements Runnable, Closeable {
  private volatile boolean abandoned;

  /** Runs until it is stopped or given up. */
  @Override
  public void run() {
    while (!abandoned) {
      // A body would only hide whether the back-edge holds a checkpoint.
    }
  }

  /** Gives up: brakes that do not work must not leave a thread spinning. */
  @Override
  public void close() {
    abandoned = true;
  }
}
