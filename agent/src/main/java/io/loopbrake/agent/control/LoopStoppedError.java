/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/**
 * The stop error, which is thrown in the thread to stop. It is an {@code Error}, so that {@code
 * catch (Exception)} does not catch it. It is neither a {@code ThreadDeath} nor a {@code
 * VirtualMachineError}, because frameworks treat these as the death of the JVM. Its trace starts in
 * the application's code.
 *
 * <p>Applications cannot access this class. They recognise it by its name, which will not change,
 * and by the beginning of its message. Java serialization writes an {@link Error} with the same
 * message and trace in its place, which can be read everywhere.
 */
public final class LoopStoppedError extends Error {
  private static final long serialVersionUID = 1L;

  private final long requestId;

  LoopStoppedError(long requestId, String message) {
    super(message);
    this.requestId = requestId;
    StopThrowables.cutTrace(this);
  }

  private LoopStoppedError(String message, long requestId) {
    // A list of suppressed throwables would take memory, and there is none.
    super(message, null, false, false);
    this.requestId = requestId;
  }

  /** An error without a trace, which can be created long before it is thrown. */
  static LoopStoppedError withoutTrace(long requestId, String message) {
    return new LoopStoppedError(message, requestId);
  }

  /** The request that this error carries out. */
  public long requestId() {
    return requestId;
  }

  private Object writeReplace() {
    Error replacement = new Error(getMessage());
    JdkReplacement.takeOver(this, replacement);
    return replacement;
  }
}
