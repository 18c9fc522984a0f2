/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

/** A command that comes to nothing, with a sentence for the one who typed it. */
class ShellException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  ShellException(String message, ExitCode code) {
    super(message);
    this.code = code;
  }

  ExitCode code() {
    return code;
  }

  /** What a failure says of itself, even if it says nothing. */
  static String messageOf(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.trim().isEmpty() ? failure.toString() : message;
  }
}
