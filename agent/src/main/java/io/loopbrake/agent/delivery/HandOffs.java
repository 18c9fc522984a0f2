/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;

/**
 * Prevents a stop in code that publishes, wakes, transfers or links, in the JDK and in libraries
 * that have their own ways to transfer work. A stop in this code would affect other tasks, for
 * example the threads that wait for a {@link java.util.concurrent.FutureTask}.
 *
 * <p>Such code calls functions and tasks of others and expects errors from them, so it does not
 * protect the code that it calls.
 */
final class HandOffs {
  private final RoleTable table;

  HandOffs(RoleTable table) {
    this.table = table;
  }

  /**
   * Why no stop may be thrown with this stack, in words that follow "deferred: "; null if it may.
   *
   * @param patient whether functions are protected as well that are called by a {@link Role#HOLDER}
   */
  String objection(Frame[] stack, boolean patient) {
    boolean expected = false;
    for (int i = 0; i < stack.length; i++) {
      Frame frame = stack[i];
      ClassRoles roles = table.of(frame.className());
      Role role = roles == null ? Role.INDEPENDENT_WORK : roles.of(frame.methodName());
      if (isObjection(role, expected || (i > 0 && role == Role.CALLER), patient)) {
        return "in " + frame + roles.what();
      }
      expected |= role == Role.CALLER || role == Role.INDEPENDENT_WORK;
      if (expected && !patient) {
        return null;
      }
    }
    return null;
  }

  private static boolean isObjection(Role role, boolean expected, boolean patient) {
    switch (role) {
      case HAND_OFF:
      case CALLER:
        return !expected;
      case HOLDER:
        return !expected || patient;
      default:
        return false;
    }
  }
}
