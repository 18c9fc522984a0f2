/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

/** The failure of a command, with a sentence for the user. */
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

  /** The message of a failure; its class if it has no message. */
  static String messageOf(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.trim().isEmpty() ? failure.toString() : message;
  }
}
