/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import io.loopbrake.agent.delivery.EntryCheckpoints;
import io.loopbrake.agent.stack.Frame;

/**
 * The checkpoints at the entry of methods, as the thread to stop sees them. At most one loop is
 * reached at a time. The reaching thread writes the fields, and the thread to stop reads them.
 */
final class Entries implements EntryCheckpoints {
  private volatile Activation activation;

  /** From now on, recognises the calls of this loop only; null for no calls. */
  void expect(Activation calls) {
    activation = calls;
  }

  @Override
  public Frame[] atCall(Frame[] stack) {
    Activation expected = activation;
    return expected == null || stack.length == 0 ? null : expected.atCall(stack);
  }
}
