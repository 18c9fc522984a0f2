/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import java.util.concurrent.CancellationException;

/**
 * The exception that stops a task with the option {@code throws=exception}. An application catches
 * it as a {@link CancellationException}, because it cannot access this class.
 *
 * <p>Java serialization writes a {@link CancellationException} with the same message and trace in
 * its place, which can be read everywhere.
 */
public final class LoopStoppedException extends CancellationException {
  private static final long serialVersionUID = 1L;

  LoopStoppedException(String message) {
    super(message);
    StopThrowables.cutTrace(this);
  }

  private Object writeReplace() {
    CancellationException replacement = new CancellationException(getMessage());
    JdkReplacement.takeOver(this, replacement);
    return replacement;
  }
}
