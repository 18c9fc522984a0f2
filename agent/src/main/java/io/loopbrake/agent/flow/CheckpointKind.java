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
  /** That of a tight or counted loop, which a volatile read at each turn does not suit. */
  TIGHT
}
