/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import io.loopbrake.agent.flow.RepeatedCode;
import io.loopbrake.agent.flow.StopType;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.threads.StackTraces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the loop or the recursion that keeps a thread busy: a recursion, or the innermost loop
 * around a frame that does not change. The search goes outwards while the frames are in no loop. It
 * ends at the loop of a worker, because the code that such a loop calls works for others.
 */
final class LoopSearch {
  private static final int MOST_CLASSES = 40;

  private final Samples samples;
  private final LoadedCode code;
  private final StopType stop;
  private final Map<String, byte[]> files = new HashMap<>();
  private final SeenFrames seenFrames = new SeenFrames(files);
  private final Map<String, Class<?>> types = new HashMap<>();
  private ActiveLoop workerLoop;

  /**
   * Reads the classes on the stack.
   *
   * @param handlers receives the handlers of the classes of the application
   */
  LoopSearch(
      Samples samples,
      LoadedCode code,
      EntryPlanter planter,
      StopType stop,
      CoverageLedger handlers) {
    this.samples = samples;
    this.code = code;
    this.stop = stop;
    Set<Class<?>> read = new LinkedHashSet<>();
    for (StackTraceElement frame : samples.methodsFrom(0)) {
      for (Class<?> type : code.named(frame.getClassName())) {
        if (code.isChangeable(type) && read.size() < MOST_CLASSES) {
          read.add(type);
        }
      }
    }
    planter
        .read(read)
        .forEach(
            (type, file) -> {
              files.put(type.getName(), file);
              types.put(type.getName(), type);
              if (!code.isOfJdk(type)) {
                handlers.recordHandlers(
                    type.getClassLoader(), type.getName().replace('.', '/'), file, stop);
              }
            });
  }

  /** The candidates, the likeliest first; empty if there is no loop. */
  List<ActiveLoop> find() {
    List<ActiveLoop> found = new ArrayList<>();
    int recursion = samples.recursion();
    // One that does not move, such as a chain of filters, calls its methods for the next work, too.
    if (recursion >= 0 && samples.isMoving(recursion)) {
      found.add(recursion(recursion));
    }
    boolean ended = false;
    for (int depth = samples.commonCount() - 1; depth >= 0 && !ended; depth--) {
      StackTraceElement frame = samples.frame(depth);
      List<RepeatedCode> methods = methods(frame, depth);
      if (methods == null && depth == samples.commonCount() - 1) {
        // Such as a hidden class, whose code the JVM does not show.
        found.add(
            new ActiveLoop(
                seenFrames,
                null,
                frame,
                Activation.ofLoop(samples.last(), depth),
                null,
                seenAbove(frame, depth),
                isOfJdk(frame)));
      }
      for (RepeatedCode method :
          methods == null ? Collections.<RepeatedCode>emptyList() : methods) {
        if (method.isLoop()) {
          ActiveLoop loop = loop(frame, depth, method);
          if (method.isOfWorker() || method.isTakingElements() && loop.steps().isEmpty()) {
            workerLoop = loop;
          } else {
            found.add(loop);
          }
          ended = true;
        }
      }
    }
    int innermost = samples.commonCount() - 1;
    if (found.isEmpty() && !ended && innermost >= 0) {
      addCallerOfHiddenCode(innermost, found);
    }
    return found;
  }

  /** The loop of a worker at which the search has ended; null if it has not met one. */
  ActiveLoop workerLoop() {
    return workerLoop;
  }

  /**
   * From Java 21 on a stack trace does not show the frames of hidden classes, so the frame that
   * called one is the innermost, though it is in no loop.
   */
  private void addCallerOfHiddenCode(int innermost, List<ActiveLoop> found) {
    StackTraceElement frame = samples.frame(innermost);
    if (!isOfJdk(frame)) {
      found.add(
          new ActiveLoop(
              seenFrames,
              null,
              frame,
              Activation.ofLoop(samples.last(), innermost),
              null,
              seenAbove(frame, innermost),
              false));
    }
  }

  private List<RepeatedCode> methods(StackTraceElement frame, int depth) {
    byte[] file = files.get(frame.getClassName());
    if (file == null) {
      return null;
    }
    try {
      return RepeatedCode.of(file, frame.getMethodName(), samples.lines(depth), stop);
    } catch (RuntimeException malformed) {
      return null;
    }
  }

  private boolean isOfJdk(StackTraceElement frame) {
    for (Class<?> type : code.named(frame.getClassName())) {
      return code.isOfJdk(type);
    }
    return false;
  }

  private ActiveLoop loop(StackTraceElement frame, int depth, RepeatedCode method) {
    List<Step> steps = new ArrayList<>();
    Set<Callee> known = new HashSet<>();
    Set<String> seen = samples.calledBy(depth);
    for (RepeatedCode.Call call : method.calls()) {
      boolean holding = method.isTakingElements() && !call.isFetch();
      Set<Callee> callees =
          new LinkedHashSet<>(code.reachedBy(call, types.get(frame.getClassName())));
      callees.removeAll(known);
      if (holding) {
        callees.removeIf(callee -> !isQuestion(callee));
      }
      if (!callees.isEmpty()) {
        Step step = Step.of(callees, code, call.isSwallowed(), isSeen(callees, seen));
        if (!step.isTooLarge()) {
          steps.add(holding ? step.last() : step);
          known.addAll(callees);
        }
      }
    }
    for (Step step :
        method.isTakingElements() ? Collections.<Step>emptyList() : seenAbove(frame, depth)) {
      if (known.addAll(step.callees())) {
        steps.add(step);
      }
    }
    return new ActiveLoop(
        seenFrames,
        types.get(frame.getClassName()),
        frame,
        Activation.ofLoop(samples.last(), depth),
        method,
        steps,
        isOfJdk(frame));
  }

  /**
   * Whether the method asks a collection something, such as its size. If a loop takes elements, the
   * one that it took last may be lost at each other call, or be the work of others. At such a
   * question it may be lost, too; but if the methods that take elements are not called, the loop
   * holds none.
   */
  private static boolean isQuestion(Callee callee) {
    Class<?> type = callee.type();
    boolean collection =
        Collection.class.isAssignableFrom(type)
            || Map.class.isAssignableFrom(type)
            || Iterator.class.isAssignableFrom(type);
    return collection && callee.hasNoParameters();
  }

  /** The methods that were seen directly above a frame, regardless of the call. */
  private List<Step> seenAbove(StackTraceElement frame, int depth) {
    Set<String> seen = samples.calledBy(depth);
    List<Step> steps = new ArrayList<>();
    for (StackTraceElement method : samples.methodsFrom(depth + 1)) {
      String name = StackTraces.method(method);
      if (seen.remove(name)) {
        addDeclared(steps, method);
      }
    }
    return steps;
  }

  private void addDeclared(List<Step> steps, StackTraceElement method) {
    for (Class<?> type : code.named(method.getClassName())) {
      Set<Callee> callees = code.declared(type, method.getMethodName());
      if (!callees.isEmpty()) {
        steps.add(Step.of(callees, code, false, true));
      }
    }
  }

  private static boolean isSeen(Set<Callee> callees, Set<String> seen) {
    for (Callee callee : callees) {
      if (seen.contains(callee.place())) {
        return true;
      }
    }
    return false;
  }

  private ActiveLoop recursion(int depth) {
    List<Step> steps = new ArrayList<>();
    Set<String> methods = new HashSet<>();
    for (StackTraceElement method : samples.methodsFrom(depth)) {
      methods.add(StackTraces.method(method));
      addDeclared(steps, method);
    }
    StackTraceElement first = samples.last()[depth];
    return new ActiveLoop(
        seenFrames,
        types.get(first.getClassName()),
        first,
        Activation.ofRecursion(samples.last(), depth, methods),
        null,
        steps,
        isOfJdk(first));
  }
}
