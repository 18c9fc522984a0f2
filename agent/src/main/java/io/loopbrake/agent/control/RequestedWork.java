/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.threads.StackTraces;
import io.loopbrake.agent.threads.ThreadCalls;

/**
 * The work that a thread did when its stop was requested, if the thread is one task for its whole
 * life. A worker may end that work by itself before the stop reaches it. Afterwards neither its
 * next job nor its own loop must be hit, nor must its wait for the next job be ended. For one
 * request. Used by the control thread only.
 *
 * <p>The work is the outermost method with a checkpoint in a loop. A loop without checkpoints may
 * call such a method again and again; then the method itself passes its checkpoints.
 */
final class RequestedWork {
  private final DepartureLooks looks = new DepartureLooks();
  private boolean noted;
  private StackTraceElement work;
  private boolean gone;

  /**
   * Whether the work has ended, as far as looks from time to time can tell, and the thread does
   * nothing that checkpoints could show. The first look notes the work.
   */
  boolean hasEnded(Thread thread, Coverage coverage, long nowNanos) {
    if (noted && (work == null || !looks.areDue(nowNanos))) {
      return false;
    }
    Thread.State state = ThreadCalls.stateOf(thread);
    StackTraceElement[] stack = ThreadCalls.stackOf(thread);
    if (!noted) {
      noted = true;
      note(stack, coverage);
      return false;
    }
    gone = isGoneFrom(stack);
    boolean waiting = DepartureLooks.isWaiting(state, stack);
    return looks.note(gone && outermostLoop(stack, coverage) < 0, waiting, nowNanos);
  }

  private void note(StackTraceElement[] stack, Coverage coverage) {
    int outermost = outermostLoop(stack, coverage);
    if (outermost >= 0) {
      work = stack[outermost];
    }
  }

  /** The outermost method with a checkpoint in a loop; -1 if there is none. */
  private static int outermostLoop(StackTraceElement[] stack, Coverage coverage) {
    for (int i = stack.length - 1; i >= 0; i--) {
      if (coverage.hasLoopIn(stack[i].getClassName(), stack[i].getMethodName())) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether there was such work, and it is no longer on the stack, which is not empty. The depth
   * does not count, because not all ways to read a stack show the same hidden frames.
   */
  boolean isGoneFrom(StackTraceElement[] stack) {
    if (work == null || stack.length == 0) {
      return false;
    }
    for (StackTraceElement frame : stack) {
      if (StackTraces.isSameMethod(frame, work)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the work was no longer on the stack at the last look. */
  boolean isGone() {
    return gone;
  }

  /** The method of the work. */
  StackTraceElement method() {
    return work;
  }
}
