/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.ReachMessage;

/**
 * The error codes of JVMTI (its specification, "Error Codes") that the calls of this package
 * return.
 */
final class JvmtiCode {
  static final int NONE = 0;
  static final int THREAD_NOT_SUSPENDED = 13;
  static final int THREAD_NOT_ALIVE = 15;

  private static final int THREAD_SUSPENDED = 14;
  private static final int OPAQUE_FRAME = 32;

  /** HotSpot grants some capabilities to one agent at a time, such as a debugger. */
  private static final int NOT_AVAILABLE = 98;

  private static final int MUST_POSSESS_CAPABILITY = 99;
  private static final int OUT_OF_MEMORY = 110;
  private static final int WRONG_PHASE = 112;

  private JvmtiCode() {}

  /** The meaning of a code, for operators. */
  static Message meaning(int code) {
    switch (code) {
      case THREAD_NOT_SUSPENDED:
        return ReachMessage.NOT_SUSPENDED;
      case THREAD_SUSPENDED:
        return ReachMessage.SUSPENDED_BY_OTHERS;
      case OPAQUE_FRAME:
        return ReachMessage.OPAQUE_FRAME;
      case NOT_AVAILABLE:
      case MUST_POSSESS_CAPABILITY:
        return ReachMessage.NO_CAPABILITY;
      case OUT_OF_MEMORY:
        return ReachMessage.NO_MEMORY;
      case WRONG_PHASE:
        return ReachMessage.JVM_ENDS;
      default:
        return ReachMessage.JVMTI_ERROR.with(code);
    }
  }
}
