/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** The current state of the requests, the flag and the gates, for operators and tests. */
public interface BrakeStatus {
  /** Whether the flag is up, so that each checkpoint that a thread passes looks for requests. */
  boolean isFlagUp();

  /** The number of armed gates. */
  int armedGates();

  /** The numbers of requests since the start, also of those that are not kept any more. */
  RequestTotals requestTotals();
}
