/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for something to become true, but not for ever. */
final class Patience {

  private static final long PAUSE_MILLIS = 5;

  private Patience() {}

  /** The first value that the supplier has within the time; the sentence is said if it has none. */
  static <T> T await(Duration time, Supplier<Optional<T>> supplier, Supplier<String> sentence) {
    long deadline = System.nanoTime() + time.toNanos();
    while (true) {
      Optional<T> value = supplier.get();
      if (value.isPresent()) {
        return value.get();
      }
      if (System.nanoTime() > deadline) {
        throw new DemoFailedException(sentence.get());
      }
      sleep(PAUSE_MILLIS);
    }
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailedException("the demo was interrupted", e);
    }
  }
}
