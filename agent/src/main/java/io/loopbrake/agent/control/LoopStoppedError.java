/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/**
 * What is thrown in a thread that is to stop. An {@code Error}, so that {@code catch (Exception)}
 * does not see it; neither a {@code ThreadDeath} nor a {@code VirtualMachineError}, which
 * frameworks take for the death of the JVM. Its trace starts in the application's code.
 *
 * <p>Applications do not see this class. They know it by its name, which stays as it is, and by the
 * beginning of its message. When it is written by Java serialization, an {@link Error} with the
 * same message and trace is written in its place, which can be read everywhere.
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
    // A list of suppressed ones would take memory, which there is none of.
    super(message, null, false, false);
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

  private Object writeReplace() {
    Error replacement = new Error(getMessage());
    StandIn.takeOver(this, replacement);
    return replacement;
  }
}
