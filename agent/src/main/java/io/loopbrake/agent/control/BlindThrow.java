/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/**
 * The strings about a stop error that was thrown without an inspection of the stack. They are
 * created in advance, because the JVM allocates memory for a string at its first use.
 */
final class BlindThrow {
  final String withoutMemory;
  final String withoutStack;

  BlindThrow() {
    withoutMemory = "thrown although no memory was left to examine the stack";
    withoutStack = "thrown although the stack could not be examined";
  }
}
