/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

/** Reads the stack of the thread that calls it. Thread-safe. */
public interface StackReader {
  /**
   * The frames from the innermost one of the application outwards: without the runtime class, the
   * gates, and all that they called.
   */
  Frame[] ofCurrentThread();
}
