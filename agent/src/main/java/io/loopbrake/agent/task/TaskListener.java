/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

/** Receives the begins and ends of tasks. Thread-safe. */
public interface TaskListener {
  /** Receives nothing. */
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

  /**
   * Whether the listener wants to receive events now. Called at each event, before and after it is
   * counted, so it must be quick.
   */
  boolean isListening();

  /**
   * Whether the listener has a request for this thread, so that the stack has to prove each event
   * of it.
   */
  default boolean isAfter(Thread thread) {
    return false;
  }

  /**
   * The calling thread has begun a task, or ended one or several. Must be quick, and must not
   * throw, because it runs between two tasks of the application.
   */
  void taskChanged(Thread current);
}
