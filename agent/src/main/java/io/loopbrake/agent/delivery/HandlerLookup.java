/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;

/** Knows which code runs only because an exception was caught: that of catch and finally blocks. */
public interface HandlerLookup {
  /** The frame is not in such code. */
  int NONE = -1;

  /**
   * Nothing is known of the code that the frame runs: no class pattern selects its class, or
   * another agent has changed the class since.
   */
  int UNKNOWN = -2;

  /** The handler that the frame is in, as a number that tells those of a method apart. */
  int handlerOf(Frame frame);
}
