/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.message.InlinedText;
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

  private static RequestState stoppedOrMissed(Progress progress) {
    return progress.hasReachedTheTask() ? RequestState.STOPPED : RequestState.MISSED;
  }

  /** The task is over. */
  static Ending over(Task task) {
    String what = task.isWholeLife() ? "the thread" : "the task";
    return new Ending() {
      @Override
      RequestState state(Progress progress) {
        return stoppedOrMissed(progress);
      }

      @Override
      String why(Progress progress, String deferral) {
        String end =
            progress.hasReachedTheTask()
                ? what + InlinedText.HAS_ENDED
                : what
                    + InlinedText.ENDED_BEFORE
                    + (deferral.isEmpty() ? "" : "; it was deferred last: " + deferral);
        return progress.over(end);
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
            ? InlinedText.LEFT + "the work" + InlinedText.WORKERS_GO_ON
            : InlinedText.LEFT
                + work.className()
                + "."
                + work.methodName()
                + InlinedText.WITH_TASKS
                + work.className()
                + "#"
                + work.methodName()
                + InlinedText.EACH_CALL;
    return new Ending() {
      @Override
      RequestState state(Progress progress) {
        return RequestState.STOPPED;
      }

      @Override
      String why(Progress progress, String deferral) {
        return progress.over(end);
      }
    };
  }

  /**
   * The work of a thread has ended before the stop error was thrown in it, while the thread lives
   * on.
   *
   * @param work the method that did the work
   */
  static Ending ended(StackTraceElement work) {
    String className = work.getClassName();
    String methodName = work.getMethodName();
    String end =
        className
            + "."
            + methodName
            + (InlinedText.WORK_ENDED + InlinedText.WITH_TASKS)
            + className
            + "#"
            + methodName
            + InlinedText.EACH_CALL;
    return new Ending() {
      @Override
      RequestState state(Progress progress) {
        return stoppedOrMissed(progress);
      }

      @Override
      String why(Progress progress, String deferral) {
        return progress.over(end);
      }
    };
  }

  /** The code took note of the interrupt that was the cause of the request. */
  static Ending noticed() {
    return cancelled(InlinedText.NOTICED + ": its status is cleared");
  }

  /** Somebody cancelled the request; {@code how} is a sentence without a full stop. */
  static Ending cancelled(String how) {
    return takenBack(RequestState.CANCELLED, how);
  }

  /** Its time ran out. */
  static Ending expired(long seconds, String whereabouts) {
    return takenBack(
        RequestState.EXPIRED,
        InlinedText.EXPIRED + seconds + InlinedText.NO_TARGET_ANY_MORE + whereabouts);
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
        return progress.givenUp(end);
      }
    };
  }
}
