/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.message.Filled;
import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.process.AwaitedProcess;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.Initialisers;
import io.loopbrake.agent.threads.StackTraces;
import io.loopbrake.agent.threads.ThreadActivity;
import io.loopbrake.agent.threads.ThreadPlace;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Explains to operators why a request is still open. */
final class Whereabouts {
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** A loop with brakes that passes none for so long does not run the code that holds them. */
  private static final long OLD_CODE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Coverage coverage;

  Whereabouts(Coverage coverage) {
    this.coverage = coverage;
  }

  /** Empty for a closed request. */
  String of(StopRequest request) {
    return of(Collections.singletonList(request)).getOrDefault(request, "");
  }

  /**
   * As {@link #of(StopRequest)}, from a single look, for callers that must not wait. It does not
   * distinguish the frames that stay on the stack.
   */
  String atOnce(StopRequest request) {
    Task task = request.task();
    if (task == null) {
      return "";
    }
    ThreadPlace place = ThreadPlace.of(task.thread());
    return of(task, place, passesNothing(request, place) ? advice(request, place.stack()) : "");
  }

  /**
   * As {@link #of(StopRequest)} for many requests, at less cost. Takes some 40 ms if a thread runs
   * without passing a checkpoint.
   */
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
    List<ThreadPlace> places = placesOf(threads);
    Map<StopRequest, Integer> silent = new HashMap<>();
    List<Thread> silentThreads = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      if (passesNothing(open.get(i), places.get(i))) {
        silent.put(open.get(i), silentThreads.size());
        silentThreads.add(threads.get(i));
      }
    }
    List<ThreadActivity> activities = new ArrayList<>();
    for (Thread thread : silentThreads) {
      activities.add(new ThreadActivity(thread));
    }
    List<StackTraceElement[]> steady = SteadyFrames.of(silentThreads);
    AwaitedProcess processes = new AwaitedProcess();
    Initialisers initialisers = new Initialisers();
    Map<StopRequest, String> found = new HashMap<>();
    for (int i = 0; i < open.size(); i++) {
      StopRequest request = open.get(i);
      Integer index = silent.get(request);
      String advice;
      // A stop may have come meanwhile: then the frames that stayed are those of who called the
      // loop.
      if (index == null || !passesNothing(request, places.get(i))) {
        advice = process(processes, threads.get(i), places.get(i));
      } else if (activities.get(index).hasUsedProcessorSinceLastLook()) {
        advice = advice(request, steady.get(index));
      } else {
        String wait = initialisers.awaitedBy(threads.get(i));
        advice = wait.isEmpty() ? advice(request, steady.get(index)) : wait;
      }
      found.put(request, of(tasks.get(i), places.get(i), advice));
    }
    return found;
  }

  /**
   * The process for which the thread waits, or for which the owner of its lock waits; empty if none
   * is known.
   */
  private static String process(AwaitedProcess awaited, Thread thread, ThreadPlace place) {
    Optional<ThreadInfo> owner = place.lastOwner();
    return owner.isPresent()
        ? awaited.of(owner.get().getThreadName(), owner.get().getStackTrace())
        : awaited.of(thread.getName(), place.stack());
  }

  private static List<ThreadPlace> placesOf(List<Thread> threads) {
    return threads.size() == 1
        ? Collections.singletonList(ThreadPlace.of(threads.get(0)))
        : ThreadPlace.ofAll(threads);
  }

  private static String of(Task task, ThreadPlace place, String advice) {
    Optional<Task> innermost = task.innermost();
    return innermost.isPresent() && !innermost.get().isSameAs(task)
        ? Filled.of(InlinedText.WORKS_INSIDE, innermost.get(), place)
        : place + advice;
  }

  /** Whether the thread runs on without passing a checkpoint, as far as is known. */
  private static boolean passesNothing(StopRequest request, ThreadPlace place) {
    return !request.isDelivered()
        && !request.isDeferred()
        && place.isInByteCode()
        && System.nanoTime() - request.startNanos() >= LONG_NANOS;
  }

  /** Why the thread passes no checkpoint, and what to include; empty if that is not known. */
  private String advice(StopRequest request, StackTraceElement[] steady) {
    if (runsOldCode(request, steady)) {
      return "; " + StackTraces.method(steady[0]) + InlinedText.OLD_CODE;
    }
    String className = uncoveredClass(steady);
    return className == null
        ? ""
        : "; "
            + className
            + InlinedText.NOT_INSTRUMENTED
            + "addClasses("
            + StackTraces.withNestedClasses(className)
            + ") gives brakes to each later call of it, also in this run";
  }

  private boolean runsOldCode(StopRequest request, StackTraceElement[] steady) {
    return steady.length > 0
        && System.nanoTime() - request.startNanos() >= OLD_CODE_NANOS
        && coverage.isSelected(steady[0].getClassName())
        && coverage.hasLoopIn(steady[0].getClassName(), steady[0].getMethodName());
  }

  /**
   * The class whose loop turns: of those that selected code has called, the innermost one that
   * stays on the stack. Null if no pattern would help.
   */
  private String uncoveredClass(StackTraceElement[] steady) {
    if (Initialisers.areOn(steady)) {
      // A checkpoint would throw nothing there.
      return null;
    }
    for (StackTraceElement frame : steady) {
      String className = frame.getClassName();
      if (coverage.isSelected(className)) {
        return null;
      }
      if (coverage.isSelectable(className)) {
        return className;
      }
    }
    return null;
  }
}
