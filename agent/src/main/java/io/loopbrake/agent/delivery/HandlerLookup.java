/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;

/**
 * Finds the code that runs only after an exception was caught: the code of catch and finally
 * blocks.
 */
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

  /** Whether the method of the frame may catch an error thrown there and not throw it again. */
  default boolean swallows(Frame frame) {
    return false;
  }

  /** Whether control may come from the handler of an error thrown at the first to the second. */
  default boolean leadsOn(Frame caught, Frame now) {
    return false;
  }

  /** Whether the method may return by itself after it has caught an error thrown there. */
  default boolean returnsAfter(Frame caught) {
    return false;
  }

  /** Whether one loop of the method is around both places. */
  default boolean isInOneLoop(Frame frame, Frame other) {
    return false;
  }

  /** Whether a loop around the place fetches nothing, and the method does not return from it. */
  default boolean isInEndlessLoop(Frame frame) {
    return false;
  }

  /**
   * Whether that loop takes its next work from a queue, a selector, a socket or the like, as a
   * worker's does.
   */
  default boolean isInFetchingLoop(Frame frame) {
    return false;
  }

  /** Whether anything is known of the frame's class. */
  default boolean isKnown(Frame frame) {
    return handlerOf(frame) != UNKNOWN;
  }
}
