/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

/** The kind of checkpoint before an instruction, if any. */
public enum CheckpointKind {
  /** Nothing: it closes no loop, or a stop there would come back for ever. */
  NONE,
  /** A read of the flag. */
  FLAG,
  /** A gate where the JVM has them, for a volatile read at each turn does not suit the loop. */
  GATE_OR_FLAG,
  /**
   * A gate if the JVM has gates, otherwise a call that looks at the flag: a return polls for
   * safepoints, which a nest of counted loops might never do.
   */
  GATE_OR_CALL,
  /** A call that looks at the flag, and whose return polls for safepoints. */
  CALL
}
