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

  /**
   * The handler around the frame, as a number that is unique within the method; {@link #NONE} or
   * {@link #UNKNOWN}.
   */
  int handlerOf(Frame frame);

  /**
   * Whether the method of the frame may catch an error that is thrown at the frame, and not throw
   * it again.
   */
  default boolean swallows(Frame frame) {
    return false;
  }

  /**
   * Whether the handler of an error that is thrown at the first frame may lead to the second, in
   * the same method.
   */
  default boolean leadsOn(Frame caught, Frame now) {
    return false;
  }

  /**
   * Whether the method may return normally after it has caught an error that was thrown at the
   * frame.
   */
  default boolean returnsAfter(Frame caught) {
    return false;
  }

  /** Whether both frames, of the same method, are in the same loop. */
  default boolean isInOneLoop(Frame frame, Frame other) {
    return false;
  }

  /**
   * Whether the frame is in a loop that fetches no work, and out of which the method does not
   * return.
   */
  default boolean isInEndlessLoop(Frame frame) {
    return false;
  }

  /**
   * Whether the frame is in a loop that takes its next work from a queue, a selector, a socket or
   * the like, as the loop of a worker does.
   */
  default boolean isInFetchingLoop(Frame frame) {
    return false;
  }

  /**
   * Whether a class pattern selects the class of the frame. Of other classes, the code is known for
   * as long as a stop has to reach a loop in them.
   */
  default boolean isIncluded(Frame frame) {
    return isKnown(frame);
  }

  /** Whether the class of the frame is known. */
  default boolean isKnown(Frame frame) {
    return handlerOf(frame) != UNKNOWN;
  }
}
