/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

/**
 * What became of a program.
 *
 * @param plain of its class without checkpoints
 * @param included of its class with checkpoints
 * @param stop of a stop of the latter; empty if there was none
 */
record Outcome(String plain, String included, String stop) {
  boolean isSpent() {
    return plain.endsWith("spent true");
  }
}
