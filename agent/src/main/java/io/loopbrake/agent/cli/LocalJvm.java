/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.message.ShellMessage;
import java.io.Closeable;
import java.util.Properties;

/**
 * A JVM of this machine that is attached to. To attach costs as much as all the requests of a
 * command together, so a command attaches once. A request that fails leaves it as it is.
 */
final class LocalJvm implements Closeable {
  private static final String AGENT_VERSION = "io.loopbrake.version";
  private static final String JMX_ADDRESS = "com.sun.management.jmxremote.localConnectorAddress";

  private final String pid;
  private final AttachApi api;
  private final Object attached;

  LocalJvm(String pid, AttachApi api, Object attached) {
    this.pid = pid;
    this.api = api;
    this.attached = attached;
  }

  String pid() {
    return pid;
  }

  /** The version of the agent in that JVM; null if there is none. */
  String agentVersion() throws ShellException {
    return properties("getSystemProperties").getProperty(AGENT_VERSION);
  }

  /**
   * The JMX address of the JVM. Starts its local connector if necessary, which is not visible from
   * other machines.
   */
  String jmxAddress() throws ShellException {
    String address = properties("getAgentProperties").getProperty(JMX_ADDRESS);
    return address != null ? address : (String) call("startLocalManagementAgent");
  }

  /** Starts an agent in the JVM. Only {@link #agentVersion()} shows whether it is at work. */
  void loadAgent(String jar, String options) throws ShellException {
    call("loadAgent", jar, options);
  }

  private Properties properties(String method) throws ShellException {
    return (Properties) call(method);
  }

  private Object call(String method, Object... arguments) throws ShellException {
    try {
      return LimitedCall.result(pid, () -> api.call(attached, method, arguments));
    } catch (ReflectiveOperationException e) {
      throw new ShellException(
          ShellMessage.NO_ANSWER.with(pid, method, AttachApi.reason(e)), ExitCode.ERROR);
    }
  }

  @Override
  public void close() {
    try {
      api.call(attached, "detach");
    } catch (ReflectiveOperationException e) {
      // The end of this process detaches in any case.
    }
  }
}
