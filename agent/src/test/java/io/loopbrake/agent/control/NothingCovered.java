/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** A JVM in which no class has checkpoints, unless a test says otherwise. */
class NothingCovered implements Coverage {
  @Override
  public boolean isSelected(String className) {
    return false;
  }

  @Override
  public boolean isSelectable(String className) {
    return true;
  }

  @Override
  public boolean hasLoopIn(String className, String methodName) {
    return false;
  }

  @Override
  public int gateOf(String className) {
    return -1;
  }
}
