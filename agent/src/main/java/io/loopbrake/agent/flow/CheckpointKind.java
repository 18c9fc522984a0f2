/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

/** The kind of checkpoint before an instruction, if any. */
public enum CheckpointKind {
  /** No checkpoint: the instruction closes no loop, or a stop there would come back for ever. */
  NONE,
  /** A read of the flag. */
  FLAG,
  /**
   * A gate if the JVM has gates, because a volatile read in each turn is unsuitable for the loop.
   */
  GATE_OR_FLAG,
  /**
   * A gate if the JVM has gates, otherwise a call that reads the flag: its return polls for
   * safepoints, which a nest of counted loops may never do.
   */
  GATE_OR_CALL,
  /** A call that reads the flag, and whose return polls for safepoints. */
  CALL
}
