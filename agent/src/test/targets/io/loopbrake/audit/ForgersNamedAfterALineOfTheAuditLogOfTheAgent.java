/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

/** Spins. The names of this class and of its method give room for lines that look like a log's. */
public final class ForgersNamedAfterALineOfTheAuditLogOfTheAgent {
  private static volatile long turns;

  private ForgersNamedAfterALineOfTheAuditLogOfTheAgent() {}

  public static void turnRoundAndForgeALineOfTheAuditLog() {
    while (true) {
      turns++;
    }
  }
}
