/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

/**
 * The facts about a thread's tasks that a frame on its stack proves. Class names are in Java's
 * form. Thread-safe.
 */
public interface StackEvidence {
  /** Proves nothing, so that only the events count. */
  StackEvidence NONE =
      new StackEvidence() {
        @Override
        public boolean isKnown(int boundary) {
          return false;
        }

        @Override
        public boolean isOf(int boundary, String className, String methodName) {
          return false;
        }

        @Override
        public boolean isWait(int boundary, String className, String methodName) {
          return false;
        }

        @Override
        public boolean isApplicationLoop(String className, String methodName) {
          return false;
        }
      };

  /** Whether {@link #isOf} finds each frame of this boundary; otherwise frames prove nothing. */
  boolean isKnown(int boundary);

  /**
   * Whether the method may hold this boundary. While a task of the boundary is under way there is
   * such a frame for it.
   */
  boolean isOf(int boundary, String className, String methodName);

  /** Whether a worker of this boundary waits for its next task in the method. */
  boolean isWait(int boundary, String className, String methodName);

  /** Whether this is a method of the application with a checkpoint in it. */
  boolean isApplicationLoop(String className, String methodName);
}
