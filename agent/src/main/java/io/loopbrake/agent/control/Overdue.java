/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.message.Filled;
import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.task.Task;
import java.util.function.BiConsumer;

/** The use of a time limit: selects the tasks, and requests their stops. */
interface Overdue {
  /** The role of the thread that looks, as in its name. */
  String role();

  /**
   * Takes one look, and passes on each task for which time passes now, with the stack of its
   * thread, innermost frame first.
   */
  void look(BiConsumer<Task, StackTraceElement[]> viewer);

  /** Why a task is asked to stop; {@code limit} is what the user wrote, or its beginning. */
  Reason reason(String limit);

  /**
   * Requests the stop of a task whose time is up, and returns the id of the request.
   *
   * @throws IllegalArgumentException if the task is over meanwhile
   */
  long ask(Task task, Reason reason, String limit);

  /** Whether the task's time begins anew, although it was asked to stop by this request. */
  boolean beginsAnew(long requestId);

  /** For tasks that are at work in the classes. */
  static Overdue atWork(StopControl control, Targets targets) {
    return new Overdue() {
      @Override
      public String role() {
        return "deadline";
      }

      @Override
      public void look(BiConsumer<Task, StackTraceElement[]> viewer) {
        targets.look(viewer);
      }

      @Override
      public Reason reason(String limit) {
        return Reason.of(Filled.of(InlinedText.PAST_DEADLINE, limit));
      }

      @Override
      public long ask(Task task, Reason reason, String limit) {
        return control.order(task, reason, "the deadline " + limit, control.expirySeconds());
      }

      @Override
      public boolean beginsAnew(long requestId) {
        return false;
      }
    };
  }

  /** For tasks that are at work in the classes with an interrupt of which they take no note. */
  static Overdue interrupted(StopControl control, Targets targets) {
    return new Overdue() {
      @Override
      public String role() {
        return "interrupted";
      }

      @Override
      public void look(BiConsumer<Task, StackTraceElement[]> viewer) {
        targets.lookAtInterrupted(viewer);
      }

      @Override
      public Reason reason(String limit) {
        return Reason.of(Filled.of(InlinedText.STILL_INTERRUPTED, limit));
      }

      @Override
      public long ask(Task task, Reason reason, String limit) {
        return control.orderInterrupted(task, reason, "an interrupt", control.expirySeconds());
      }

      @Override
      public boolean beginsAnew(long requestId) {
        return control.wasNoticed(requestId);
      }
    };
  }
}
