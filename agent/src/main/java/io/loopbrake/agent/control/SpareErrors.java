/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/**
 * Errors that are created in advance, for a thread without memory. Used by one thread.
 *
 * <p>The error that is thrown in the body of a try-with-resources statement must not be thrown
 * again when its resources are closed: a throwable cannot suppress itself (JLS 14.20.3.1).
 */
final class SpareErrors {
  /** Hardly more resources are nested that have a loop in their {@code close}. */
  private static final int COUNT = 8;

  private final LoopStoppedError[] errors = new LoopStoppedError[COUNT];
  private int last;

  SpareErrors(StopOrder order) {
    for (int i = 0; i < COUNT; i++) {
      errors[i] = LoopStoppedError.withoutTrace(order.id, order.message());
    }
  }

  /** The error that was thrown the longest time ago, or not at all. Takes no memory. */
  LoopStoppedError next() {
    last = (last + 1) % COUNT;
    return errors[last];
  }
}
