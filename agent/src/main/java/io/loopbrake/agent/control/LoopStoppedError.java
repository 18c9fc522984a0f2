/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.threads.StackTraces;

/**
 * What is thrown in a thread that is to stop. An {@code Error}, so that {@code catch (Exception)}
 * does not see it; neither a {@code ThreadDeath} nor a {@code VirtualMachineError}, which
 * frameworks take for the death of the JVM. Its trace starts in the application's code.
 */
public final class LoopStoppedError extends Error {
  private static final long serialVersionUID = 1L;

  private final long requestId;

  LoopStoppedError(long requestId, String message) {
    super(message);
    this.requestId = requestId;
    setStackTrace(StackTraces.belowCheckpoint(getStackTrace()));
  }

  private LoopStoppedError(String message, long requestId) {
    super(message, null, true, false);
    this.requestId = requestId;
  }

  /** One that can be made long before it is thrown. */
  static LoopStoppedError withoutTrace(long requestId, String message) {
    return new LoopStoppedError(message, requestId);
  }

  /** The request that this error carries out. */
  public long requestId() {
    return requestId;
  }
}
