/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.task.Task;

/** Predicts the consequences of stopping a task. Thread-safe. */
public interface Forecast {
  /** Predicts nothing. */
  Forecast NONE =
      new Forecast() {
        @Override
        public String of(Task task) {
          return "";
        }
      };

  /**
   * The consequences of a stop at what the task's thread does now, as a sentence without a full
   * stop; empty if none are known.
   */
  String of(Task task);
}
