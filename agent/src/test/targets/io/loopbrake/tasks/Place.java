/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

/** One way to have work done in threads. */
abstract class Place {
  /** Starts one more piece of work, which runs {@code done} in its end. */
  abstract void start(Runnable done) throws Exception;

  /** How many threads it has for work. */
  abstract int threads();

  /** How many threads there are now, where that is to stay as it was; else 0. */
  int size() {
    return 0;
  }

  /** Whether no thread works, for places where a piece may leave some of it behind. */
  boolean isQuiet() {
    return true;
  }

  /** Ends the threads. */
  void close() {}
}
