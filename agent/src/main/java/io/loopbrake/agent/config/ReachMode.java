/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

/**
 * The means by which a stop reaches a loop without a checkpoint; each constant includes the means
 * of those before it.
 */
public enum ReachMode {
  /** Not at all. */
  OFF,

  /** By checkpoints at the entry of methods that the loop calls. */
  CALLS,

  /** By an error that is thrown in the loop itself while its thread is suspended. */
  ANY
}
