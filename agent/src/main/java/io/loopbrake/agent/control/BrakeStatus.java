/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** The current state of the requests, the flag and the gates, for operators and tests. */
public interface BrakeStatus {
  /** Whether every checkpoint that any thread passes asks for requests. */
  boolean isFlagUp();

  /** How many gates are armed. */
  int armedGates();

  /** How many requests there are and were. */
  RequestTotals requestTotals();
}
