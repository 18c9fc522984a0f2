/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import io.loopbrake.agent.message.Filled;
import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.text.SingleLine;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The threads that run static initialisers. Other threads that need such a class wait for them (The
 * Java Virtual Machine Specification, 5.5), and the JVM reports these as running. The threads are
 * inspected once, when they are first asked for, so an object serves one report. Not thread-safe.
 */
public final class Initialisers {
  private static final String INITIALISER = "<clinit>";
  private static final int MOST_TOLD = 3;

  private Map<Thread, String> running;

  /**
   * A sentence that begins with "; it", for a thread that is reported as running and uses no
   * processor; empty if no other thread runs an initialiser.
   */
  public String awaitedBy(Thread waiting) {
    if (running == null) {
      running = running();
    }
    List<String> found = new ArrayList<>();
    running.forEach(
        (thread, className) -> {
          if (thread != waiting) {
            found.add(
                className
                    + ", which "
                    + SingleLine.of(thread.getName())
                    + " (thread "
                    + ThreadCalls.idOf(thread)
                    + ") runs");
          }
        });
    if (found.isEmpty()) {
      return "";
    }
    found.sort(null);
    String told = String.join(", or that of ", found.subList(0, Math.min(MOST_TOLD, found.size())));
    return "; " + Filled.of(InlinedText.AWAITS_INITIALISER, told);
  }

  /** Whether a thread with this stack runs a static initialiser. */
  public static boolean areOn(StackTraceElement[] stack) {
    return initialised(stack) != null;
  }

  private static Map<Thread, String> running() {
    Map<Thread, String> running = new IdentityHashMap<>();
    LiveThreads.candidateStacks()
        .forEach(
            (thread, stack) -> {
              String className = initialised(stack);
              if (className != null) {
                running.put(thread, className);
              }
            });
    return running;
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
