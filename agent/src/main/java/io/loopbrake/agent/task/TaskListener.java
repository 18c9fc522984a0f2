/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

/** Is told of tasks that begin and end. */
public interface TaskListener {
  /** Hears of nothing. */
  TaskListener NONE =
      new TaskListener() {
        @Override
        public boolean isListening() {
          return false;
        }

        @Override
        public boolean isAfter(Thread thread) {
          return false;
        }

        @Override
        public void taskChanged(Thread current) {
          // Never called.
        }
      };

  /** Whether it wants to hear of any now. Asked at each event, so it must be quick. */
  boolean isListening();

  /** Whether it wants something of this thread, so that each of its events has to be true. */
  default boolean isAfter(Thread thread) {
    return false;
  }

  /** The calling thread has begun a task, or ended one or several. Must not throw. */
  void taskChanged(Thread current);
}
