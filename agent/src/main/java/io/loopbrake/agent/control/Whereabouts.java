/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.StackTraces;
import io.loopbrake.agent.threads.ThreadPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return task == null ? "" : of(request, task, ThreadPlace.of(task.thread()));
  }

  /** The same of many, for less than each of them costs. */
  Map<StopRequest, String> of(List<StopRequest> requests) {
    List<StopRequest> open = new ArrayList<>();
    List<Task> tasks = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (StopRequest request : requests) {
      Task task = request.task();
      if (task != null) {
        open.add(request);
        tasks.add(task);
        threads.add(task.thread());
      }
    }
    List<ThreadPlace> places = ThreadPlace.ofAll(threads);
    Map<StopRequest, String> found = new HashMap<>();
    for (int i = 0; i < open.size(); i++) {
      found.put(open.get(i), of(open.get(i), tasks.get(i), places.get(i)));
    }
    return found;
  }

  private String of(StopRequest request, Task task, ThreadPlace place) {
    Optional<Task> innermost = task.innermost();
    return innermost.isPresent() && !innermost.get().isSameAs(task)
        ? "the thread works on task "
            + innermost.get()
            + " inside of it, which is not to be disturbed: stop that one; "
            + place
        : place + uncovered(request, place);
  }

  /** What would have to be included to stop a thread that runs on without passing a checkpoint. */
  private String uncovered(StopRequest request, ThreadPlace place) {
    if (request.isDelivered()
        || !place.isInByteCode()
        || System.nanoTime() - request.startNanos() < LONG_NANOS) {
      return "";
    }
    String className = uncoveredClass(place.stack());
    if (className == null) {
      return "";
    }
    return "; "
        + className
        + " is not instrumented: addClasses("
        + withNestedClasses(className)
        + ") gives it brakes for the next time that it is called";
  }

  /** A pattern of the class that takes the classes nested in it as well. */
  private static String withNestedClasses(String className) {
    int nested = className.indexOf('$', className.lastIndexOf('.') + 2);
    return nested < 0 ? className : className.substring(0, nested);
  }

  /**
   * Of the classes that selected code has called, the innermost that is not of the JDK or, if there
   * is none, of the JDK. Null if patterns do not help.
   */
  private String uncoveredClass(StackTraceElement[] stack) {
    String ofJdk = null;
    for (StackTraceElement frame : stack) {
      String className = frame.getClassName();
      if (coverage.isSelected(className)) {
        break;
      }
      if (coverage.isSelectable(className)) {
        if (!StackTraces.isOfJdk(className)) {
          return className;
        }
        ofJdk = ofJdk == null ? className : ofJdk;
      }
    }
    return ofJdk;
  }
}
