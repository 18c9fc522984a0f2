/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.message.ShellMessage;

/** The other JVM does not answer any more. */
final class ConnectionLostException extends ShellException {
  private static final long serialVersionUID = 1L;

  ConnectionLostException(Throwable cause) {
    super(ShellMessage.CONNECTION_LOST.with(ShellException.messageOf(cause)), ExitCode.ERROR);
  }
}
