/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The results of several looks at one thread. */
final class LoopSamples {
  private static final double FULL = 100;

  /**
   * The share of looks that have to find the loop; the others may have come before it began, or by
   * chance between two loops.
   */
  private static final double MOST = 0.75;

  private final long firstNanos = System.nanoTime();
  private final long firstCpuNanos;
  private final List<StackTraceElement[]> traces = new ArrayList<>();
  private int runnable;
  private Thread.State lastState;

  LoopSamples(long firstCpuNanos) {
    this.firstCpuNanos = firstCpuNanos;
  }

  /**
   * Notes a look.
   *
   * @param onProcessor false of a virtual thread that waits for a carrier, whatever its state
   */
  void add(StackTraceElement[] trace, Thread.State state, boolean onProcessor) {
    traces.add(shared(trace));
    lastState = state;
    if (state == Thread.State.RUNNABLE && onProcessor) {
      runnable++;
    }
  }

  /**
   * Shares the frames of a trace with the trace before, because most threads have not moved, and
   * each look keeps stacks of thousands of frames.
   */
  private StackTraceElement[] shared(StackTraceElement[] trace) {
    StackTraceElement[] before =
        traces.isEmpty() ? new StackTraceElement[0] : traces.get(traces.size() - 1);
    int depth = 1;
    while (depth <= Math.min(trace.length, before.length)
        && trace[trace.length - depth].equals(before[before.length - depth])) {
      trace[trace.length - depth] = before[before.length - depth];
      depth++;
    }
    return depth > trace.length && trace.length == before.length ? before : trace;
  }

  Thread.State lastState() {
    return lastState;
  }

  /** The share of looks that found it running, 0 to 1. */
  double runningShare() {
    return (double) runnable / traces.size();
  }

  /**
   * The share of a processor that the thread used, 0 to 100; if the JVM does not tell processor
   * time, the share of looks that found the thread running.
   *
   * @param cpuNanos the processor time of the thread until now; negative if it is not known
   */
  double cpuPercent(long cpuNanos) {
    long elapsed = System.nanoTime() - firstNanos;
    return firstCpuNanos < 0 || cpuNanos < 0
        ? FULL * runningShare()
        : Math.min(FULL, FULL * (cpuNanos - firstCpuNanos) / elapsed);
  }

  /**
   * The loop that the thread was in: the innermost method with a checkpoint that the last look and
   * most looks before found at one depth of the stack, at the line seen most often there. Null if
   * there is none.
   */
  String loop(BiPredicate<String, String> loopMethods) {
    StackTraceElement[] last = traces.get(traces.size() - 1);
    List<StackTraceElement[]> alike = new ArrayList<>(traces);
    String loop = null;
    for (int depth = 1; depth <= last.length; depth++) {
      StackTraceElement frame = last[last.length - depth];
      int current = depth;
      alike.removeIf(trace -> !hasAt(trace, current, frame));
      if (alike.size() < MOST * traces.size()) {
        break;
      }
      if (loopMethods.test(frame.getClassName(), frame.getMethodName())) {
        loop = mostSeen(alike, depth);
      }
    }
    return loop;
  }

  /**
   * The methods that the thread did not leave: those that most looks found at the same depth of the
   * stack, each at the line seen most often there. Innermost first.
   */
  StackTraceElement[] steadyStack() {
    List<StackTraceElement[]> alike = new ArrayList<>(traces);
    List<StackTraceElement> steady = new ArrayList<>();
    StackTraceElement[] last = traces.get(traces.size() - 1);
    for (int depth = 1; depth <= last.length; depth++) {
      StackTraceElement frame = last[last.length - depth];
      int current = depth;
      alike.removeIf(trace -> !hasAt(trace, current, frame));
      if (alike.size() < MOST * traces.size()) {
        break;
      }
      steady.add(0, mostSeenAt(alike, depth));
    }
    return steady.toArray(new StackTraceElement[0]);
  }

  private static boolean hasAt(StackTraceElement[] trace, int depth, StackTraceElement frame) {
    return trace.length >= depth && StackTraces.isSameMethod(trace[trace.length - depth], frame);
  }

  private static String mostSeen(List<StackTraceElement[]> traces, int depth) {
    return StackTraces.frame(mostSeenAt(traces, depth));
  }

  private static StackTraceElement mostSeenAt(List<StackTraceElement[]> traces, int depth) {
    Map<StackTraceElement, Integer> counts = new HashMap<>();
    StackTraceElement most = null;
    for (StackTraceElement[] trace : traces) {
      StackTraceElement place = trace[trace.length - depth];
      int count = counts.merge(place, 1, Integer::sum);
      if (most == null || count > counts.get(most)) {
        most = place;
      }
    }
    return most;
  }
}
