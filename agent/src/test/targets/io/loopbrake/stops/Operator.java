/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** Asks the agent of this JVM for stops, through the MBean as any client does. */
final class Operator {
  private static final String[] SIGNATURE = {"long", String.class.getName()};

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;

  Operator() throws Exception {
    name = new ObjectName("io.loopbrake:type=Loopbrake");
    while (!server.isRegistered(name)) {
      Thread.sleep(10);
    }
  }

  /** Returns the time just before the request. */
  long stop(Thread thread) throws Exception {
    Object[] arguments = {thread.getId(), "benchmark"};
    long before = System.nanoTime();
    server.invoke(name, "stopThread", arguments, SIGNATURE);
    return before;
  }

  Object status(String item) throws Exception {
    return ((CompositeData) server.getAttribute(name, "Status")).get(item);
  }

  String call(String operation, String argument) throws Exception {
    return (String)
        server.invoke(
            name, operation, new Object[] {argument}, new String[] {String.class.getName()});
  }
}
