/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.concurrent.CancellationException;

/**
 * What is thrown in a thread that is to stop with the option {@code throws=exception}. To be caught
 * as a {@link CancellationException}: this class is not visible to the application.
 *
 * <p>When it is written by Java serialization, a {@link CancellationException} with the same
 * message and trace is written in its place, which can be read everywhere.
 */
public final class LoopStoppedException extends CancellationException {
  private static final long serialVersionUID = 1L;

  LoopStoppedException(String message) {
    super(message);
    StopThrowables.cutTrace(this);
  }

  private Object writeReplace() {
    CancellationException replacement = new CancellationException(getMessage());
    StandIn.takeOver(this, replacement);
    return replacement;
  }
}
