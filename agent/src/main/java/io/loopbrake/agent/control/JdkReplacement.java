/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** The throwable of the JDK that is serialized in place of a throwable of the agent. */
final class JdkReplacement {
  private JdkReplacement() {}

  /** Gives the replacement the trace of the original and its suppressed throwables. */
  static void takeOver(Throwable original, Throwable replacement) {
    replacement.setStackTrace(original.getStackTrace());
    for (Throwable suppressed : original.getSuppressed()) {
      replacement.addSuppressed(suppressed);
    }
  }
}
