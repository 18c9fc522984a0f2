/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import java.util.Arrays;
import java.util.Map;

/** The methods with checkpoints at one moment. Immutable. */
public final class LoopMethods {
  private final Map<String, ClassCoverage[]> byName;

  LoopMethods(Map<String, ClassCoverage[]> byName) {
    this.byName = byName;
  }

  static ClassCoverage[] both(ClassCoverage[] some, ClassCoverage[] one) {
    ClassCoverage[] more = Arrays.copyOf(some, some.length + 1);
    more[some.length] = one[0];
    return more;
  }

  /** Whether a frame of this method may be in a loop with a checkpoint; names in Java's form. */
  public boolean contains(String className, String methodName) {
    ClassCoverage[] classes = byName.get(className);
    if (classes != null) {
      for (ClassCoverage coverage : classes) {
        if (coverage.hasLoopIn(methodName)) {
          return true;
        }
      }
    }
    return false;
  }
}
