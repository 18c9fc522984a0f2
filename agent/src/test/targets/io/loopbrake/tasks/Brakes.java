/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** The MBean of this JVM. What it refuses is an {@link IllegalArgumentException}. */
final class Brakes {
  private static final long LOOK_MILLIS = 50;
  private static final String REASON = "test";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;

  Brakes() throws JMException, InterruptedException {
    name = new ObjectName("io.loopbrake:type=Loopbrake");
    while (!server.isRegistered(name)) {
      Thread.sleep(10);
    }
  }

  void listen(NotificationListener listener) throws JMException {
    server.addNotificationListener(name, listener, null, null);
  }

  void stopListening(NotificationListener listener) throws JMException {
    server.removeNotificationListener(name, listener);
  }

  String stopThread(long id) throws JMException {
    return (String) call("stopThread", id, REASON);
  }

  String stopTask(String task) throws JMException {
    return (String) call("stopTask", task, REASON);
  }

  String stopThreadsNamed(String pattern) throws JMException {
    return (String) call("stopThreadsNamed", pattern, REASON);
  }

  String cancel(long request) throws JMException {
    return (String) call("cancel", request);
  }

  /** The tasks of the busy threads. */
  List<String> findLoops() throws JMException {
    List<String> tasks = new ArrayList<>();
    for (Object row : ((TabularData) call("findLoops", LOOK_MILLIS)).values()) {
      tasks.add((String) ((CompositeData) row).get("task"));
    }
    return tasks;
  }

  TabularData requests() throws JMException {
    return (TabularData) server.getAttribute(name, "Requests");
  }

  CompositeData status() throws JMException {
    return (CompositeData) server.getAttribute(name, "Status");
  }

  private Object call(String operation, Object... arguments) throws JMException {
    String[] signature = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      signature[i] = arguments[i] instanceof Long ? "long" : String.class.getName();
    }
    try {
      return server.invoke(name, operation, arguments, signature);
    } catch (RuntimeMBeanException e) {
      throw e.getTargetException();
    }
  }
}
