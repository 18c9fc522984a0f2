/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** Says in a sentence what a thread is doing now. */
final class Whereabouts {
  private Whereabouts() {}

  static String of(Thread thread) {
    Thread.State state = thread.getState();
    if (state == Thread.State.TERMINATED) {
      return "the thread has just ended";
    }
    StackTraceElement[] trace = StackTraces.belowCheckpoint(thread.getStackTrace());
    String place = trace.length == 0 ? "" : " in " + StackTraces.frame(trace[0]);
    switch (state) {
      case NEW:
        return "the thread has not been started";
      case BLOCKED:
        return "the thread is BLOCKED on a monitor" + place;
      case WAITING:
      case TIMED_WAITING:
        return "the thread waits" + place;
      default:
        return "the thread runs" + place;
    }
  }
}
