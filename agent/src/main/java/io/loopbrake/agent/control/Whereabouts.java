/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.StackTraces;
import io.loopbrake.agent.threads.ThreadPlace;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Says what keeps a request open, in a sentence for operators. */
final class Whereabouts {
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Coverage coverage;

  Whereabouts(Coverage coverage) {
    this.coverage = coverage;
  }

  /** Empty for a closed request. */
  String of(StopRequest request) {
    Task task = request.task();
    if (task == null) {
      return "";
    }
    Optional<Task> innermost = task.innermost();
    if (innermost.isPresent() && !innermost.get().isSameAs(task)) {
      return "the thread works on task "
          + innermost.get()
          + " inside of it, which is not to be disturbed: stop that one; "
          + ThreadPlace.of(task.thread());
    }
    return ThreadPlace.of(task.thread()) + uncovered(request, task.thread());
  }

  /** What would have to be included to stop a thread that runs on without passing a checkpoint. */
  private String uncovered(StopRequest request, Thread thread) {
    if (request.isDelivered()
        || System.nanoTime() - request.startNanos() < LONG_NANOS
        || thread.getState() != Thread.State.RUNNABLE) {
      return "";
    }
    StackTraceElement[] trace = StackTraces.belowCheckpoint(thread.getStackTrace());
    if (trace.length == 0 || coverage.isSelected(trace[0].getClassName())) {
      return "";
    }
    String name = trace[0].getClassName();
    int dot = name.lastIndexOf('.');
    return ", which is not instrumented: addClasses("
        + (dot < 0 ? name : name.substring(0, dot) + ".*")
        + ") gives it brakes for the next time that it is called";
  }
}
