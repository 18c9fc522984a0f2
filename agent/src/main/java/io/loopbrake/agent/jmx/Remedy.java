/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.instrument.ClassSelection;
import io.loopbrake.agent.threads.StackTraces;
import io.loopbrake.agent.threads.UncoveredThread;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/** The means to stop a thread that is busy outside of loops with brakes. Immutable. */
final class Remedy {
  private final long threadId;
  private final Set<String> patterns;

  /**
   * Creates the remedy for a thread.
   *
   * @param isSelected whether a class, in Java's form, is selected for checkpoints
   */
  Remedy(UncoveredThread busy, Predicate<String> isSelected) {
    this.threadId = busy.threadId();
    this.patterns = patterns(busy.stack(), isSelected);
  }

  /** The operations for now and for the next time, as a sentence without a full stop. */
  String sentence() {
    return "a stop may reach it all the same: planRescue("
        + threadId
        + ") tells by which means"
        + (patterns.isEmpty()
            ? ""
            : "; after addClasses("
                + String.join("), addClasses(", patterns)
                + "), the next loop there has brakes");
  }

  /**
   * The patterns to add for the next time, as the option {@code include} takes them; empty if there
   * are none.
   */
  String patterns() {
    return String.join(":", patterns);
  }

  /**
   * The classes of the frames among which the loop is: from the innermost frame to the first one of
   * the application. Samples do not tell which of them has the loop.
   */
  private static Set<String> patterns(StackTraceElement[] stack, Predicate<String> isSelected) {
    Set<String> patterns = new LinkedHashSet<>();
    for (StackTraceElement frame : stack) {
      String className = frame.getClassName();
      boolean isOfJdk = StackTraces.isOfJdk(className);
      if (isSelected.test(className)) {
        return patterns;
      }
      if (ClassSelection.canSelect(className)) {
        patterns.add(StackTraces.withNestedClasses(className));
      }
      if (!isOfJdk) {
        return patterns;
      }
    }
    return patterns;
  }
}
