/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** The throwable of the JDK that is serialized in place of a throwable of the agent. */
final class JdkReplacement {
  private JdkReplacement() {}

  /** Gives it the trace of the other, and what that suppressed. */
  static void takeOver(Throwable original, Throwable replacement) {
    replacement.setStackTrace(original.getStackTrace());
    for (Throwable suppressed : original.getSuppressed()) {
      replacement.addSuppressed(suppressed);
    }
  }
}
