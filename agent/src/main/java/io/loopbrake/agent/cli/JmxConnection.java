/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.jmx.Columns;
import io.loopbrake.agent.jmx.MBeanRegistration;
import io.loopbrake.agent.jmx.OpenData;
import io.loopbrake.agent.jmx.ThreadDump;
import io.loopbrake.agent.link.Operation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.RuntimeErrorException;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;

/** The connection of a JMX client with the MBean. */
final class JmxConnection implements AgentConnection {
  private static final ObjectName NAME = name(MBeanRegistration.NAME);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long PAUSE_MILLIS = 20;

  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private JmxConnection(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  /**
   * Connects, and waits for the MBean, for two seconds at most: it is registered a moment after the
   * MBean server is created, perhaps for this connection. If it is missing then, the calls fail.
   *
   * @param credentials a user and a password, or null
   */
  static JmxConnection open(String url, String[] credentials) throws IOException {
    JmxConnection connection = new JmxConnection(JmxClient.connect(url, credentials));
    connection.awaitMBean();
    return connection;
  }

  private void awaitMBean() throws IOException {
    long start = System.nanoTime();
    try {
      while (!server.isRegistered(NAME) && System.nanoTime() - start < PATIENCE_NANOS) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Object call(Operation operation, Object... arguments) throws Exception {
    try {
      switch (operation) {
        case THREAD_NAMES:
          return threadNames();
        case THREAD_DUMP:
          return ThreadDump.of(server);
        default:
          return OpenData.plain(answer(operation, arguments));
      }
    } catch (RuntimeMBeanException e) {
      throw e.getTargetException();
    } catch (RuntimeErrorException e) {
      throw e.getTargetError();
    } catch (MBeanException e) {
      throw e.getTargetException();
    }
  }

  private Object answer(Operation operation, Object[] arguments) throws IOException, JMException {
    if (operation.isAttribute()) {
      return server.getAttribute(NAME, operation.inMBean());
    }
    String[] types = new String[arguments.length];
    for (int i = 0; i < types.length; i++) {
      boolean isNumber = operation.parameters().get(i) == Long.class;
      types[i] = isNumber ? long.class.getName() : String.class.getName();
    }
    return server.invoke(NAME, operation.inMBean(), arguments, types);
  }

  private List<Map<String, Object>> threadNames() throws IOException, JMException {
    ObjectName threading = name(ManagementFactory.THREAD_MXBEAN_NAME);
    Object[] ids = {server.getAttribute(threading, "AllThreadIds")};
    String[] types = {long[].class.getName()};
    Object infos = server.invoke(threading, "getThreadInfo", ids, types);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (CompositeData info : (CompositeData[]) infos) {
      if (info != null) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(Columns.THREAD_ID, info.get("threadId"));
        row.put(Columns.THREAD_NAME, String.valueOf(info.get("threadName")));
        rows.add(row);
      }
    }
    return rows;
  }

  private static ObjectName name(String text) {
    try {
      return new ObjectName(text);
    } catch (MalformedObjectNameException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
