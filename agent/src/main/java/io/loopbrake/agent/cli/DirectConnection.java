/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.link.Answer;
import io.loopbrake.agent.link.AskedAgent;
import io.loopbrake.agent.link.Operation;
import io.loopbrake.agent.link.Request;
import io.loopbrake.agent.message.ShellMessage;
import java.io.IOException;

/**
 * The connection that an agent has opened to the command that started it. Both JVMs need fewer
 * classes for it than for JMX, and the JVM of the application gets no connector.
 */
final class DirectConnection implements AgentConnection {
  private final AskedAgent agent;

  DirectConnection(AskedAgent agent) {
    this.agent = agent;
  }

  @Override
  public Object call(Operation operation, Object... arguments) throws IOException, ShellException {
    Answer answer = agent.ask(Request.of(operation, arguments));
    switch (answer.kind()) {
      case VALUE:
        return answer.value();
      case REFUSED:
        throw ShellException.refused((String) answer.value());
      default:
        throw new ShellException(ShellMessage.JVM_FAILED.with(answer.value()), ExitCode.ERROR);
    }
  }

  @Override
  public void close() throws IOException {
    agent.close();
  }
}
