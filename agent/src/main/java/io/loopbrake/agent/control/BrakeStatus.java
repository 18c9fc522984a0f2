/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** How the requests and the brakes stand now, as operators and tests see it. */
public interface BrakeStatus {
  /** Whether every checkpoint that any thread passes asks for requests. */
  boolean isFlagUp();

  /** How many gates are armed. */
  int armedGates();

  /** How many requests there are and were. */
  RequestTotals requestTotals();
}
