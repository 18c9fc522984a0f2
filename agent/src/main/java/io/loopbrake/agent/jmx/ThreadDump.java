/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** The thread dump of a JVM, which has the native ids of its threads. */
public final class ThreadDump {
  private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

  private ThreadDump() {}

  /**
   * A dump, as jcmd writes it.
   *
   * @throws IOException if the connection ends
   * @throws JMException if the JVM makes no dumps
   */
  public static String of(MBeanServerConnection server) throws IOException, JMException {
    String[] types = {String[].class.getName()};
    Object[] arguments = {new String[0]};
    return String.valueOf(server.invoke(new ObjectName(COMMANDS), "threadPrint", arguments, types));
  }
}
