/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

/** Hears of tasks that are over. */
public interface TaskListener {
  /** Hears of nothing. */
  TaskListener NONE =
      new TaskListener() {
        @Override
        public boolean isListening() {
          return false;
        }

        @Override
        public void taskEnded(Thread current) {
          // Never called.
        }
      };

  /** Whether it wants to hear of any now. Asked at the end of each task, so it must be quick. */
  boolean isListening();

  /** A task of the calling thread is over, one or several. Must not throw. */
  void taskEnded(Thread current);
}
