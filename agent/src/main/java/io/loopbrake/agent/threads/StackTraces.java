/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import io.loopbrake.agent.gate.GateClass;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts and formats stack traces. */
public final class StackTraces {
  private static final String[] OF_JDK = {"java.", "jdk.", "sun.", "com.sun."};

  private static final StackTraceElement[] NONE = {};

  /** The number of stacks that are read while all threads stand still once. */
  private static final int MOST_AT_ONCE = 64;

  private StackTraces() {}

  /**
   * The stacks of these threads, in their order, innermost frame first; empty for threads that have
   * ended. The JVM stops once for many of them, not once for each.
   */
  public static List<StackTraceElement[]> of(List<Thread> threads) {
    List<StackTraceElement[]> stacks = new ArrayList<>(threads.size());
    for (int from = 0; from < threads.size(); from += MOST_AT_ONCE) {
      addStacks(threads.subList(from, Math.min(threads.size(), from + MOST_AT_ONCE)), stacks);
    }
    return stacks;
  }

  private static void addStacks(List<Thread> threads, List<StackTraceElement[]> stacks) {
    if (threads.size() == 1) {
      // Without the classes that the other way loads.
      stacks.add(ThreadCalls.stackOf(threads.get(0)));
      return;
    }
    ThreadInfo[] infos = ThreadInfos.of(threads, Integer.MAX_VALUE);
    for (int i = 0; i < infos.length; i++) {
      Thread thread = threads.get(i);
      if (infos[i] != null) {
        stacks.add(infos[i].getStackTrace());
      } else {
        stacks.add(ThreadInfos.knows(thread) ? NONE : ThreadCalls.stackOf(thread));
      }
    }
  }

  /**
   * The part of a trace below the checkpoint that is being passed: without the runtime class, the
   * gate, and all that they called. The whole trace if no checkpoint is being passed.
   */
  public static StackTraceElement[] belowCheckpoint(StackTraceElement[] trace) {
    int application = 0;
    for (int i = 0; i < trace.length; i++) {
      if (GateClass.isGateOrRuntime(trace[i].getClassName())) {
        application = i + 1;
      } else if (application > 0) {
        break;
      }
    }
    return Arrays.copyOfRange(trace, application, trace.length);
  }

  /** The method of a frame as {@code com.acme.Job.run}. */
  public static String method(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }

  /**
   * Whether both frames are of one method. Methods that differ only in their parameters count as
   * one.
   */
  public static boolean isSameMethod(StackTraceElement one, StackTraceElement other) {
    return one.getMethodName().equals(other.getMethodName())
        && one.getClassName().equals(other.getClassName());
  }

  /**
   * The pattern that selects a class, in Java's form, and its nested classes: the name of its
   * outermost class.
   */
  public static String withNestedClasses(String className) {
    int nested = className.indexOf('$', className.lastIndexOf('.') + 2);
    return nested < 0 ? className : className.substring(0, nested);
  }

  /** One frame as {@code com.acme.Job.run:42}; the line is left out where it is unknown. */
  public static String frame(StackTraceElement frame) {
    String method = method(frame);
    return frame.getLineNumber() < 0 ? method : method + ":" + frame.getLineNumber();
  }

  /**
   * The place of a thread as {@code in com.acme.Job.run:42}, beginning with a blank: its innermost
   * frame and, if that is of the JDK, the innermost frame of the application. Empty if it is not
   * known.
   */
  public static String place(StackTraceElement[] trace) {
    if (trace.length == 0) {
      return "";
    }
    StackTraceElement caller = innermostOfApplication(trace);
    return " in "
        + frame(trace[0])
        + (caller == null || caller == trace[0] ? "" : ", called by " + frame(caller));
  }

  /** Null if there is none. */
  private static StackTraceElement innermostOfApplication(StackTraceElement[] trace) {
    for (StackTraceElement frame : trace) {
      if (!isOfJdk(frame.getClassName())) {
        return frame;
      }
    }
    return null;
  }

  /** Whether a class of this name, in Java's form, is most likely one of the JDK. */
  public static boolean isOfJdk(String className) {
    for (String prefix : OF_JDK) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
