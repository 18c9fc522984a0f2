/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

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
  private static final int MUST_POSSESS_CAPABILITY = 99;
  private static final int OUT_OF_MEMORY = 110;
  private static final int WRONG_PHASE = 112;

  private JvmtiCode() {}

  /** The meaning of a code, in words. */
  static String inWords(int code) {
    switch (code) {
      case THREAD_NOT_SUSPENDED:
        return "the thread is not suspended";
      case THREAD_SUSPENDED:
        return "the thread is suspended already, by a debugger or another agent";
      case THREAD_NOT_ALIVE:
        return "the thread has ended";
      case OPAQUE_FRAME:
        return "the virtual thread is at a place where nothing can be thrown";
      case MUST_POSSESS_CAPABILITY:
        return "the JVM does not grant the capability";
      case OUT_OF_MEMORY:
        return "the JVM is out of memory";
      case WRONG_PHASE:
        return "the JVM is ending";
      default:
        return "error " + code + " of JVMTI";
    }
  }
}
