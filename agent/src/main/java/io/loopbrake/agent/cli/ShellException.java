/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.message.Message;

/** The failure of a command, with a sentence for the user. */
class ShellException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  ShellException(Message message, ExitCode code) {
    this(message.text(), code);
  }

  /** A mistake in what was typed. */
  ShellException(BadOptionException mistake) {
    this(mistake.inOneLine(), ExitCode.USAGE);
  }

  private ShellException(String message, ExitCode code) {
    super(message);
    this.code = code;
  }

  /** What the JVM answered. */
  static ShellException refused(Throwable answer) {
    return refused(messageOf(answer));
  }

  /** What the JVM answered. */
  static ShellException refused(String answer) {
    return new ShellException(answer, ExitCode.ERROR);
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
