/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.function.LongSupplier;

/**
 * {@link System#nanoTime}, as a class, because a lambda would lengthen the start by a millisecond.
 */
final class SystemClock implements LongSupplier {
  @Override
  public long getAsLong() {
    return System.nanoTime();
  }
}
