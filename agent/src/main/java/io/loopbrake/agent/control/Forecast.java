/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.task.Task;

/** Predicts the consequences of stopping a task. Thread-safe. */
public interface Forecast {
  /** Tells nothing. */
  Forecast NONE = task -> "";

  /** A sentence without a stop, by what the task's thread does now; empty if nothing is known. */
  String of(Task task);
}
