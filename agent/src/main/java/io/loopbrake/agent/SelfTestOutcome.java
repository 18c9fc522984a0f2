/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import java.lang.Thread.UncaughtExceptionHandler;

/** What ended the thread of a self-test. Thread-safe. */
final class SelfTestOutcome implements UncaughtExceptionHandler {
  private volatile Throwable thrown;

  @Override
  public void uncaughtException(Thread ended, Throwable error) {
    thrown = error;
  }

  /** Null if the thread ended by itself. */
  Throwable thrown() {
    return thrown;
  }
}
