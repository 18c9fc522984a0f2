/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.flow.CheckpointKind;

/** Selects the loops that get a gate instead of a flag. */
public enum CheckpointChoice {
  /** No loop. */
  FLAGS,
  /** Tight and counted loops; the gates have to be defined. */
  GATES_WHERE_THEY_SUIT,
  /** The same loops; besides, loops that the JIT compiler may treat as counted are made to poll. */
  GATES_AND_POLLS;

  /** Flags everywhere. */
  public static CheckpointChoice flags() {
    return FLAGS;
  }

  /** Gates in tight and counted loops, flags elsewhere. */
  public static CheckpointChoice gatesWhereTheySuit() {
    return GATES_WHERE_THEY_SUIT;
  }

  /** Gates as in {@link #gatesWhereTheySuit}, where counted loops do not poll by themselves. */
  public static CheckpointChoice gatesAndPolls() {
    return GATES_AND_POLLS;
  }

  boolean isGate(CheckpointKind kind) {
    return usesGates() && kind != CheckpointKind.FLAG && kind != CheckpointKind.CALL;
  }

  /** Whether some loops get a gate. */
  public boolean usesGates() {
    return this != FLAGS;
  }

  /** Whether loops that the JIT compiler may treat as counted are made to poll for safepoints. */
  boolean addsPolls() {
    return this == GATES_AND_POLLS;
  }
}
