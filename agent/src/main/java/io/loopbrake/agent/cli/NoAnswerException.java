/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.message.ShellMessage;

/** Another JVM does not answer, and is not waited for any longer. */
final class NoAnswerException extends ShellException {
  private static final long serialVersionUID = 1L;

  NoAnswerException(String pid, long seconds) {
    super(ShellMessage.GIVES_UP.with(pid, seconds), ExitCode.ERROR);
  }
}
