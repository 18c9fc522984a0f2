/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

/**
 * Reads the stack of the thread that calls it. Thread-safe, and runs no code of the application;
 * the JDK's code that it runs may hold checkpoints, so that a caller must be ready to be called
 * again.
 */
public interface StackReader {
  /** How many frames are told of at most; of a deeper stack, the innermost ones. */
  int MOST_FRAMES = 4096;

  /**
   * The frames of the calling thread from the innermost one of the application outwards: without
   * the checkpoint that is being passed and all that it called. If no checkpoint is being passed,
   * from the caller of this method on.
   */
  Frame[] ofCurrentThread();

  /**
   * Only the first of these, without its descriptor, line and depth; null if that would take as
   * long as all of them.
   */
  default Frame innermost() {
    return null;
  }
}
