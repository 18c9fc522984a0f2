/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

/**
 * Reads the stack of the calling thread. Runs no code of the application. It runs code of the JDK,
 * which may contain checkpoints, so a caller must expect to be called again. Thread-safe.
 */
public interface StackReader {
  /** The largest number of frames in a result; of a deeper stack, the innermost ones are read. */
  int MOST_FRAMES = 4096;

  /**
   * The frames of the calling thread from the innermost one of the application outwards: without
   * the checkpoint that is being passed and all that it called. If no checkpoint is being passed,
   * from the caller of this method on.
   */
  Frame[] ofCurrentThread();

  /**
   * The first of these frames, without its descriptor, line and depth; null if reading it would
   * take as long as reading all, or if no checkpoint is being passed.
   */
  default Frame innermost() {
    return null;
  }
}
