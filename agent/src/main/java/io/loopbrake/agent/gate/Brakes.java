/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.util.BitSet;

/** The switches of all checkpoints: the flag and the gates. */
public interface Brakes {
  /** Raises the flag: from now on, each flag checkpoint runs the handler, in every thread. */
  void raise();

  /** Lowers the flag. */
  void lower();

  /** Whether the flag is up. */
  boolean isRaised();

  /**
   * Arms exactly these gates and disarms all others; an armed gate is a flag checkpoint. Waits
   * until all threads have reached a safepoint. Only one thread may call this. If the call fails
   * half way, as with an {@code OutOfMemoryError}, {@link #armed} tells which gates are armed.
   */
  void arm(BitSet wanted);

  /** The gates that are armed at this moment, in a new set. For the thread that arms gates only. */
  BitSet armed();
}
