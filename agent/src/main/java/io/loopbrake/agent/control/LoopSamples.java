/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** What was seen of one thread at several looks. */
final class LoopSamples {
  private static final double FULL = 100;

  private final long firstNanos = System.nanoTime();
  private final long firstCpuNanos;
  private final List<StackTraceElement[]> traces = new ArrayList<>();
  private int runnable;
  private Thread.State lastState;

  LoopSamples(long firstCpuNanos) {
    this.firstCpuNanos = firstCpuNanos;
  }

  void add(StackTraceElement[] trace, Thread.State state) {
    traces.add(trace);
    lastState = state;
    if (state == Thread.State.RUNNABLE) {
      runnable++;
    }
  }

  Thread.State lastState() {
    return lastState;
  }

  /** Where the JVM does not tell processor time, the share of looks that found it running. */
  double cpuPercent(long cpuNanos) {
    long elapsed = System.nanoTime() - firstNanos;
    return firstCpuNanos < 0 || cpuNanos < 0
        ? FULL * runnable / traces.size()
        : Math.min(FULL, FULL * (cpuNanos - firstCpuNanos) / elapsed);
  }

  /**
   * The loop that the thread was in all the time: the innermost method with a checkpoint that lies
   * on the stack in every look, at the line seen most often. Null if there is none.
   */
  String loop(BiPredicate<String, String> loopMethods) {
    StackTraceElement[] last = traces.get(traces.size() - 1);
    int loopDepth = 0;
    for (int depth = 1; depth <= commonDepth(); depth++) {
      StackTraceElement frame = last[last.length - depth];
      if (loopMethods.test(frame.getClassName(), frame.getMethodName())) {
        loopDepth = depth;
      }
    }
    return loopDepth == 0 ? null : mostSeen(loopDepth);
  }

  /** How many frames, from the thread's start on, are of the same methods in all looks. */
  private int commonDepth() {
    StackTraceElement[] first = traces.get(0);
    int common = first.length;
    for (StackTraceElement[] trace : traces) {
      int depth = 0;
      while (depth < Math.min(common, trace.length)
          && isSameMethod(first[first.length - 1 - depth], trace[trace.length - 1 - depth])) {
        depth++;
      }
      common = depth;
    }
    return common;
  }

  private static boolean isSameMethod(StackTraceElement one, StackTraceElement other) {
    return one.getMethodName().equals(other.getMethodName())
        && one.getClassName().equals(other.getClassName());
  }

  private String mostSeen(int depth) {
    Map<String, Integer> counts = new HashMap<>();
    String most = null;
    for (StackTraceElement[] trace : traces) {
      String place = StackTraces.frame(trace[trace.length - depth]);
      int count = counts.merge(place, 1, Integer::sum);
      if (most == null || count > counts.get(most)) {
        most = place;
      }
    }
    return most;
  }
}
