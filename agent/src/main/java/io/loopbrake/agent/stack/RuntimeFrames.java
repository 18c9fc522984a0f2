/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

import io.loopbrake.agent.gate.GateClass;

/**
 * Finds the first frame of the application on a stack, from the innermost frame outwards: it
 * follows the first uninterrupted series of frames that belong to the runtime class or a gate.
 */
final class RuntimeFrames {
  private boolean reached;
  private boolean passed;

  /**
   * Whether this frame and all before it belong to the runtime class, to a gate, or to code that
   * these called, as far as is known now. To be called for each frame in turn.
   */
  boolean endWith(String className) {
    if (passed) {
      return false;
    }
    if (GateClass.isGateOrRuntime(className)) {
      reached = true;
      return true;
    }
    passed = reached;
    return false;
  }
}
