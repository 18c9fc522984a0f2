/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

/** The other JVM does not answer any more. */
final class ConnectionLostException extends ShellException {
  private static final long serialVersionUID = 1L;

  ConnectionLostException(Throwable cause) {
    super(
        "the connection broke, or the JVM has ended: " + ShellException.messageOf(cause),
        ExitCode.ERROR);
  }
}
