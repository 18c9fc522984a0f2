/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import java.util.LinkedHashSet;
import java.util.Set;

/** The methods that one call can reach, which get checkpoints at their entry together. */
final class Step {
  private static final int MANY = 3;
  private static final int MOST = 40;

  /** More than any other rank. */
  private static final int LAST = 16;

  private final Set<Callee> callees;
  private final boolean hot;
  private final int rank;

  private Step(Set<Callee> callees, boolean hot, int rank) {
    this.callees = callees;
    this.hot = hot;
    this.rank = rank;
  }

  /**
   * Describes a step.
   *
   * @param swallowed whether the loop itself catches an error that is thrown at the call
   * @param seen whether one of the methods was seen on the stack
   */
  static Step of(Set<Callee> callees, LoadedCode code, boolean swallowed, boolean seen) {
    boolean jdk = false;
    boolean hot = false;
    for (Callee callee : callees) {
      jdk |= code.isOfJdk(callee.type());
      hot |= code.isHot(callee.type());
    }
    int rank = hot ? 6 : jdk ? 4 : callees.size() > MANY ? 2 : 0;
    return new Step(new LinkedHashSet<>(callees), hot, rank + (swallowed ? 8 : 0) + (seen ? 0 : 1));
  }

  /** The same step, behind all that are not. */
  Step last() {
    return new Step(callees, hot, rank + LAST);
  }

  Set<Callee> callees() {
    return callees;
  }

  /**
   * Whether a JIT compiler may have replaced the call by code of its own, as for {@code Math.max}.
   * Such code does not notice that the method has changed.
   */
  boolean mayBeIntrinsic() {
    return hot;
  }

  /**
   * Steps with a lower rank come first: those of the application, then those of the JDK, and its
   * hot methods last.
   */
  int rank() {
    return rank;
  }

  /** Whether one of the methods is in a class that should not be reloaded any more. */
  boolean isUsedUp(ReloadAllowance allowance) {
    for (Callee callee : callees) {
      if (allowance.isUsedUp(callee.type())) {
        return true;
      }
    }
    return false;
  }

  /** Whether there are too many methods to plant checkpoints. */
  boolean isTooLarge() {
    return callees.size() > MOST;
  }

  /** The first of the methods, and the number of others. */
  @Override
  public String toString() {
    String first = callees.iterator().next().toString();
    return callees.size() == 1 ? first : first + " and " + (callees.size() - 1) + " more";
  }
}
