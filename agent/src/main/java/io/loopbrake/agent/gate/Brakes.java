/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.util.BitSet;

/** The switches of all checkpoints: the flag and the gates. */
public interface Brakes {
  /** Puts the flag up: every thread's next flag checkpoint runs the handler. */
  void raise();

  /** Takes the flag down. */
  void lower();

  /** Whether the flag is up. */
  boolean isRaised();

  /**
   * Arms exactly these gates and disarms all others; an armed gate is a flag checkpoint. If this
   * fails half way, as with an {@code OutOfMemoryError}, {@link #isArmed} tells how far it came.
   */
  void arm(BitSet wanted);

  /** Whether a gate is armed at this moment; not if it does not exist. */
  boolean isArmed(int gate);
}
