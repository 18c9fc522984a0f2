/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** The facts about instrumented classes that stop control needs. Thread-safe. */
public interface Coverage {
  /** Whether a class of this name, in Java's form, is selected for checkpoints. */
  boolean isSelected(String className);

  /** Whether a pattern could select a class of this name, in Java's form. */
  boolean isSelectable(String className);

  /** Whether a loop of this class and method, named as in a stack trace, holds a checkpoint. */
  boolean hasLoopIn(String className, String methodName);

  /** The gate that loops of this class pass, or -1 if it has none. */
  int gateOf(String className);
}
