/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

/** How a stop gets to a loop that has no checkpoint; each way includes those before it. */
public enum ReachMode {
  /** Not at all. */
  OFF,

  /** By checkpoints at the entry of methods that the loop calls. */
  CALLS,

  /** By an error that is thrown in the loop itself while its thread is suspended. */
  ANY
}
