/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** Selects the threads to stop that are interrupted as well. */
public enum InterruptPolicy {
  /** Threads that wait, because they pass no checkpoint while they do. */
  WAITING,
  /** None. */
  NEVER,
  /**
   * All threads, also those that run: they may read their interrupt status, and may lose open
   * channels.
   */
  ALWAYS
}
