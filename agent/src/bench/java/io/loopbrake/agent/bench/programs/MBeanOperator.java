/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

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

  /** Takes all open requests back. */
  void cancelAll() throws Exception {
    for (Object row : ((TabularData) server.getAttribute(name, "Requests")).values()) {
      CompositeData request = (CompositeData) row;
      if (Arrays.asList("PENDING", "DELIVERED").contains(request.get("state"))) {
        server.invoke(
            name, "cancel", new Object[] {request.get("id")}, new String[] {long.class.getName()});
      }
    }
  }

  double status(String item) throws Exception {
    CompositeData status = (CompositeData) server.getAttribute(name, "Status");
    return ((Number) status.get(item)).doubleValue();
  }
}
