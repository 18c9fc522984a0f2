/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

/** What belongs before an instruction. */
public enum CheckpointKind {
  /** Nothing: it closes no loop, or a stop there would come back for ever. */
  NONE,
  /** The checkpoint of an ordinary loop. */
  ORDINARY,
  /** The checkpoint of a tight loop, in which a volatile read at each turn would be felt. */
  TIGHT
}
