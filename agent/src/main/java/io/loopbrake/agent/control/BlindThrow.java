/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/**
 * What is said of a stop error that was thrown without a look at the stack. Made beforehand: the
 * JVM takes memory for a text when it comes to its use for the first time.
 */
final class BlindThrow {
  final String withoutMemory;
  final String withoutStack;

  BlindThrow() {
    withoutMemory = "thrown where no memory was left to look at the stack";
    withoutStack = "thrown where the stack could not be looked at";
  }
}
