/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import java.io.Closeable;

/**
 * An endless loop of the agent, which the self-test loads a second time, so that it passes the
 * transformer.
 */
public final class SelfTestLoop implements Runnable, Closeable {
  private volatile boolean abandoned;

  /** Runs until it is stopped or closed. */
  @Override
  public void run() {
    while (!abandoned) {
      // A body would only hide whether the back-edge holds a checkpoint.
    }
  }

  /** Ends the loop: if brakes do not work, no thread must be left running. */
  @Override
  public void close() {
    abandoned = true;
  }
}
