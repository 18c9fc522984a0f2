/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** Uses the agent of this JVM through its MBean. */
final class MBeanOperator {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;

  MBeanOperator() throws Exception {
    name = new ObjectName("io.loopbrake:type=Loopbrake");
    while (!server.isRegistered(name)) {
      Thread.sleep(10);
    }
  }

  void stop(Thread thread) throws Exception {
    server.invoke(
        name,
        "stopThread",
        new Object[] {thread.getId(), "benchmark"},
        new String[] {"long", String.class.getName()});
  }

  String call(String operation, String argument) throws Exception {
    return (String)
        server.invoke(
            name, operation, new Object[] {argument}, new String[] {String.class.getName()});
  }

  double status(String item) throws Exception {
    CompositeData status = (CompositeData) server.getAttribute(name, "Status");
    return ((Number) status.get(item)).doubleValue();
  }
}
