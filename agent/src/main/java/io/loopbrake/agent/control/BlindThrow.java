/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.message.InlinedText;

/**
 * The strings about a stop error that was thrown without an inspection of the stack. They are
 * created in advance, because the JVM allocates memory for a string at its first use.
 */
final class BlindThrow {
  final String withoutMemory;
  final String withoutStack;

  BlindThrow() {
    withoutMemory = InlinedText.THROWN_WITHOUT_MEMORY;
    withoutStack = InlinedText.THROWN_WITHOUT_STACK;
  }
}
