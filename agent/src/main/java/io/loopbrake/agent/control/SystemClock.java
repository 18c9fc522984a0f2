/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.function.LongSupplier;

/**
 * {@link System#nanoTime}; a class rather than a lambda, which would cost the start a millisecond.
 */
final class SystemClock implements LongSupplier {
  @Override
  public long getAsLong() {
    return System.nanoTime();
  }
}
