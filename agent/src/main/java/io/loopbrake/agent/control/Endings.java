/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.task.Task;

/** The ways in which a request ends. */
final class Endings {
  private Endings() {}

  /** The task is over. */
  static Ending over(Task task) {
    String what = task.isWholeLife() ? "the thread" : "the task";
    return new Ending() {
      @Override
      public RequestState state(boolean delivered) {
        return delivered ? RequestState.STOPPED : RequestState.MISSED;
      }

      @Override
      public String why(boolean delivered, String delivery) {
        return delivered
            ? what + " has ended; the stop error was " + delivery
            : what + " ended by itself before it passed a checkpoint";
      }
    };
  }

  /** Somebody took it back; {@code how} is a sentence without its end. */
  static Ending cancelled(String how) {
    return takenBack(RequestState.CANCELLED, how);
  }

  /** Its time ran out. */
  static Ending expired(long seconds, String whereabouts) {
    return takenBack(
        RequestState.EXPIRED,
        "not over within " + seconds + " s, so it is no longer a target; " + whereabouts);
  }

  private static Ending takenBack(RequestState state, String how) {
    return new Ending() {
      @Override
      public RequestState state(boolean delivered) {
        return state;
      }

      @Override
      public String why(boolean delivered, String delivery) {
        return delivered
            ? how + "; the stop error had been " + delivery
            : how + " before the stop error was thrown";
      }
    };
  }
}
