/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.Collections;
import java.util.List;

/** Stops loops that have no checkpoint. Thread-safe. */
public interface Reach {
  /** Gets to none. */
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
   * Begins to get a stop to a thread that runs and passes no checkpoint. Returns at once. A request
   * that is being pursued already is not pursued twice.
   */
  void pursue(Reachable request);

  /**
   * Says what would be done, a line for each thing, and does nothing of it.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  List<String> plan(Thread thread) throws InterruptedException;
}
