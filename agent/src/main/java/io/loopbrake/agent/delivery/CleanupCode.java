/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;

/**
 * Finds out whether a thread runs cleanup code because of a stop: a catch or finally block, or code
 * that is called from one.
 *
 * <p>A frame of a known class is in cleanup code if it is in a handler and was not in it at the
 * first throw. A frame of an unknown class, for example of a framework, counts as cleanup code if
 * it was on the stack at the first throw and has moved on since: it has caught the stop. The
 * treatment of an uncaught error by a thread is cleanup code, too. Frames are matched by their
 * distance from the bottom of the stack.
 */
public final class CleanupCode {
  private final HandlerLookup handlers;

  public CleanupCode(HandlerLookup handlers) {
    this.handlers = handlers;
  }

  HandlerLookup handlers() {
    return handlers;
  }

  /**
   * The outermost frame that is in cleanup code; null if there is none.
   *
   * @param first the stack when the stop was first thrown, innermost frame first
   * @param now the stack now
   */
  public Frame in(Frame[] first, Frame[] now) {
    boolean together = true;
    for (int i = now.length - 1; i >= 0; i--) {
      Frame frame = now[i];
      Frame before = together ? atDepth(frame.depth(), first) : null;
      if (before != null && !frame.isOfSameMethodAs(before)) {
        before = null;
      }
      if (isEntered(frame, before)) {
        return frame;
      }
      together = before != null && frame.isAtSamePlaceAs(before);
    }
    return null;
  }

  private static Frame atDepth(int depth, Frame[] stack) {
    if (depth == Frame.UNKNOWN || stack.length == 0 || stack[0].depth() == Frame.UNKNOWN) {
      return null;
    }
    int index = stack[0].depth() - depth;
    return index >= 0 && index < stack.length ? stack[index] : null;
  }

  private boolean isEntered(Frame frame, Frame before) {
    if (isUncaught(frame)) {
      return before == null;
    }
    int handler = handlers.handlerOf(frame);
    if (handler == HandlerLookup.UNKNOWN) {
      return before != null && !frame.isAtSamePlaceAs(before);
    }
    return handler != HandlerLookup.NONE
        && (before == null || handlers.handlerOf(before) != handler);
  }

  private static boolean isUncaught(Frame frame) {
    return frame.methodName().equals("dispatchUncaughtException")
        && frame.className().equals("java.lang.Thread");
  }
}
