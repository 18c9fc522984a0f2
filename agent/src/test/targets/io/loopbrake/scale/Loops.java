/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.scale;

/** How a class is used that only its loader knows. */
public interface Loops {
  /** Counts down; for ever, if the step is 0. Returns how many turns there have been. */
  int spin(int from, int step);
}
