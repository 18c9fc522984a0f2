/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.task.Task;

/** The end of a request. Its state and its description depend on the preceding actions. */
abstract class Ending {
  private Ending() {}

  abstract RequestState state(Progress progress);

  /**
   * Describes the end.
   *
   * @param deferral why the stop was deferred last, or empty if it never was
   */
  abstract String why(Progress progress, String deferral);

  /** The task is over. */
  static Ending over(Task task) {
    String what = task.isWholeLife() ? "the thread" : "the task";
    return new Ending() {
      @Override
      RequestState state(Progress progress) {
        return progress.hasReachedTheTask() ? RequestState.STOPPED : RequestState.MISSED;
      }

      @Override
      String why(Progress progress, String deferral) {
        String end =
            progress.hasReachedTheTask()
                ? what + " has ended"
                : what
                    + " ended by itself before the stop error could be thrown"
                    + (deferral.isEmpty() ? "" : "; it was deferred last: " + deferral);
        return progress.after(end, "was");
      }
    };
  }

  /**
   * The error has left the work while the thread lives on.
   *
   * @param work the method that did the work, or null
   */
  static Ending left(Frame work) {
    String end =
        work == null
            ? "the stop error has left the work; the thread goes on, as workers do"
            : "the stop error has left "
                + work.className()
                + "."
                + work.methodName()
                + "; the thread goes on, as workers do (with tasks="
                + work.className()
                + "#"
                + work.methodName()
                + " each call of that method is a task of its own)";
    return new Ending() {
      @Override
      RequestState state(Progress progress) {
        return RequestState.STOPPED;
      }

      @Override
      String why(Progress progress, String deferral) {
        return progress.after(end, "was");
      }
    };
  }

  /** The code took note of the interrupt that was the cause of the request. */
  static Ending noticed() {
    return cancelled(
        "cancelled because the code took note of the interrupt: its status is cleared");
  }

  /** Somebody cancelled the request; {@code how} is a sentence without a full stop. */
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
      RequestState state(Progress progress) {
        return state;
      }

      @Override
      String why(Progress progress, String deferral) {
        String end = how;
        if (!progress.isThrown()) {
          end += "; the stop error had not been thrown";
          end += deferral.isEmpty() ? "" : ", it was deferred last: " + deferral;
        }
        return progress.after(end, "had been");
      }
    };
  }
}
