/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Reports that never end, in a JVM whose JMX asks for a password. The arguments are the password
 * file and the access file; says where it is to be found.
 */
public final class Guarded {
  private Guarded() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, Object> environment = new HashMap<>();
    environment.put("jmx.remote.x.password.file", arguments[0]);
    environment.put("jmx.remote.x.access.file", arguments[1]);
    JMXConnectorServer server =
        JMXConnectorServerFactory.newJMXConnectorServer(
            new JMXServiceURL("service:jmx:rmi://127.0.0.1"),
            environment,
            ManagementFactory.getPlatformMBeanServer());
    server.start();
    start("report-1");
    start("report-2");
    System.out.println(server.getAddress());
    while (System.in.read() >= 0) {
      continue;
    }
    System.exit(0);
  }

  /** What ends it is written to the output, to tell what the error says. */
  private static void start(String name) {
    Thread thread = new Thread(Report::write, name);
    thread.setUncaughtExceptionHandler(
        (ended, error) -> System.out.println(ended.getName() + " " + error.getMessage()));
    thread.start();
  }
}
