/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

/** Selects the threads to stop that are interrupted as well. */
public enum InterruptMode {
  WAITING,
  NEVER,
  ALWAYS
}
