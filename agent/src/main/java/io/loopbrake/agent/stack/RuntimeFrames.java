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
   * Whether everything up to this frame, with it, lies above the application as far as is known
   * now. To be asked of each frame in turn.
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
