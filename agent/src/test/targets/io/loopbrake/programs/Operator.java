/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** Does what an operator does in JConsole, through the same MBean server. */
final class Operator {
  private static final long LOOK_MILLIS = 300;

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName loopbrake;

  Operator() throws JMException {
    loopbrake = new ObjectName("io.loopbrake:type=Loopbrake");
  }

  boolean seesLoopbrake() {
    return server.isRegistered(loopbrake);
  }

  /** The loop that a thread is in, or null if it is not found in any. */
  String findLoop(long threadId) throws JMException {
    Object loops =
        server.invoke(
            loopbrake,
            "findLoops",
            new Object[] {LOOK_MILLIS},
            new String[] {long.class.getName()});
    CompositeData row = row(loops, threadId);
    return row == null ? null : (String) row.get("loop");
  }

  void stop(long threadId) throws JMException {
    server.invoke(
        loopbrake,
        "stopThread",
        new Object[] {threadId, "it never ends"},
        new String[] {long.class.getName(), String.class.getName()});
  }

  /** What became of the one request that was made. */
  CompositeData request() throws JMException {
    TabularData requests = (TabularData) server.getAttribute(loopbrake, "Requests");
    return (CompositeData) requests.values().iterator().next();
  }

  CompositeData status() throws JMException {
    return (CompositeData) server.getAttribute(loopbrake, "Status");
  }

  private static CompositeData row(Object table, long key) {
    return ((TabularData) table).get(new Object[] {key});
  }
}
