/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

/**
 * An exception handler. It covers all code of some neighbouring blocks, and of what leads from them
 * to others, in which just the locks of its target are held.
 *
 * @param last the last block that it covers; may lie behind them all, where monitors are left
 * @param type the internal name of what it catches; null for anything
 */
record Handler(int first, int last, int target, String type) {
  boolean covers(int block) {
    return first <= block && block <= last;
  }

  boolean catchesErrors() {
    return type == null || type.equals("java/lang/Throwable") || type.equals("java/lang/Error");
  }

  @Override
  public String toString() {
    return "B" + first + " to B" + last + " catch " + type + " B" + target;
  }
}
