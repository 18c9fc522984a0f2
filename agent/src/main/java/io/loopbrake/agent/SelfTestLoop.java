/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import java.io.Closeable;

/**
 * Runaways of our own, one of each kind of loop, loaded anew by the self-test so that they go
 * through the transformer.
 */
public final class SelfTestLoop implements Runnable, Closeable {
  private final boolean tight;
  private volatile boolean abandoned;

  /** Creates a loop that calls nothing, or one that calls a method. */
  public SelfTestLoop(boolean tight) {
    this.tight = tight;
  }

  /** Runs until it is stopped or given up. */
  @Override
  public void run() {
    if (tight) {
      runTight();
    } else {
      runOrdinary();
    }
  }

  private void runTight() {
    while (!abandoned) {
      // A body would only hide whether the back-edge holds a checkpoint.
    }
  }

  private void runOrdinary() {
    while (!isAbandoned()) {
      // As above.
    }
  }

  private boolean isAbandoned() {
    return abandoned;
  }

  /** Gives up: brakes that do not work must not leave a thread spinning. */
  @Override
  public void close() {
    abandoned = true;
  }
}
