/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import io.loopbrake.agent.text.SingleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The threads that run static initialisers. Others that need such a class wait for them (see The
 * Java Virtual Machine Specification, 5.5), and the JVM says of these that they run.
 */
public final class Initialisers {
  private static final String INITIALISER = "<clinit>";
  private static final int MOST_TOLD = 3;

  private Initialisers() {}

  /**
   * A sentence that begins with "; it", for a thread that is said to run and uses no processor;
   * empty if no other thread runs an initialiser.
   */
  public static String of(Thread waiting) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<Thread, StackTraceElement[]> each : LiveThreads.candidateStacks().entrySet()) {
      String className = initialised(each.getValue());
      if (className != null && each.getKey() != waiting) {
        found.add(
            className
                + ", which "
                + SingleLine.of(each.getKey().getName())
                + " (thread "
                + ThreadCalls.idOf(each.getKey())
                + ") runs");
      }
    }
    if (found.isEmpty()) {
      return "";
    }
    found.sort(null);
    String told = String.join(", or that of ", found.subList(0, Math.min(MOST_TOLD, found.size())));
    return "; it uses no processor, so it may wait for the static initialiser of "
        + told
        + ": stop that one by force, after which the class is unusable";
  }

  /** The class whose initialiser is the innermost one on a stack; null if there is none. */
  private static String initialised(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getMethodName().equals(INITIALISER)) {
        return frame.getClassName();
      }
    }
    return null;
  }
}
