/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.Collections;
import java.util.List;

/** Stops loops that have no checkpoint. Thread-safe. */
public interface Reach {
  /** Reaches no thread. */
  Reach NONE =
      new Reach() {
        @Override
        public void pursue(Reachable request) {}

        @Override
        public List<String> plan(Thread thread) {
          return Collections.emptyList();
        }
      };

  /**
   * Begins to bring a stop to a thread that runs and passes no checkpoint. Returns at once. A call
   * for a request that is being pursued already has no effect.
   */
  void pursue(Reachable request);

  /**
   * Describes what {@link #pursue} would do, one line for each step, and does nothing of it.
   * Watches the thread for a moment.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  List<String> plan(Thread thread) throws InterruptedException;
}
