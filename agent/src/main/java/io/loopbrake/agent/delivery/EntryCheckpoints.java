/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import io.loopbrake.agent.stack.Frame;

/**
 * Checkpoints at the entry of methods. Each serves the calls of one loop only, and throws a stop as
 * if the call itself had thrown it. Thread-safe.
 */
@FunctionalInterface
public interface EntryCheckpoints {
  /**
   * The stack as it was when the method was called.
   *
   * @param stack of the calling thread, which is at such an entry; innermost frame first
   * @return the stack without the frame of the method that was entered; null if the method was not
   *     called by the loop for which the checkpoint was planted
   */
  Frame[] atCall(Frame[] stack);
}
