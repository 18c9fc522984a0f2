/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.flow.HandlerCode;
import io.loopbrake.agent.gate.RuntimeClass;

/** Finds the cleanup code of a class in the form in which this JVM tells the place of a frame. */
final class CleanupMap {
  /** Java 8 tells the line only; {@code StackWalker} came with 9. */
  private static final boolean BY_LINES =
      System.getProperty("java.specification.version").startsWith("1.");

  private CleanupMap() {}

  static HandlerCode of(byte[] classFile) {
    return BY_LINES
        ? HandlerCode.ofLines(classFile, RuntimeClass.INTERNAL_NAME)
        : HandlerCode.of(classFile, RuntimeClass.INTERNAL_NAME);
  }
}
