/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.io.IOException;
import java.rmi.ConnectIOException;
import java.util.HashMap;
import java.util.Map;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/** A connection to the JMX port of a JVM, with or without TLS in its registry. */
final class JmxClient {
  private static final String REGISTRY_SOCKETS = "com.sun.jndi.rmi.factory.socket";

  private JmxClient() {}

  /**
   * Connects.
   *
   * @param credentials a user and a password, or null; they are not sent to the registry
   */
  static JMXConnector connect(String url, String[] credentials) throws IOException {
    JMXServiceURL address = new JMXServiceURL(url);
    Map<String, Object> environment = new HashMap<>();
    if (credentials != null) {
      environment.put(JMXConnector.CREDENTIALS, credentials);
    }
    try {
      return JMXConnectorFactory.connect(address, environment);
    } catch (IOException e) {
      if (!isOfAnotherProtocol(e)) {
        throw e;
      }
    }
    environment.put(REGISTRY_SOCKETS, new SslRMIClientSocketFactory());
    return JMXConnectorFactory.connect(address, environment);
  }

  /** Whether the failure is that of RMI at a port with TLS. */
  private static boolean isOfAnotherProtocol(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectIOException) {
        return true;
      }
    }
    return false;
  }
}
