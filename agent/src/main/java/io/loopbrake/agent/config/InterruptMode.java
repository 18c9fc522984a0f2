/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

/** Selects the threads to stop that are interrupted as well. */
public enum InterruptMode {
  /** Threads that wait, because they pass no checkpoint while they do. */
  WAITING,
  /** None. */
  NEVER,
  /** All threads, also those that run, although this closes the NIO channels that they use. */
  ALWAYS
}
