/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServerConnection;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Uses the MBean of another JVM of this machine, connected as JConsole connects. */
public final class LoopbrakeClient implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final String address;
  private final JMXConnector connector;
  private final MBeanServerConnection server;
  private final ObjectName name;

  private LoopbrakeClient(String address, Map<String, ?> environment)
      throws IOException, JMException {
    this.address = address;
    this.connector = JMXConnectorFactory.connect(new JMXServiceURL(address), environment);
    this.server = connector.getMBeanServerConnection();
    this.name = new ObjectName("io.loopbrake:type=Loopbrake");
  }

  /** Connects to the process with this number and waits until the MBean is there. */
  public static LoopbrakeClient connect(long pid) throws Exception {
    return connect(addressOf(pid), Map.of());
  }

  /** Has a JVM of this machine accept connections, and returns where. */
  public static String addressOf(long pid) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
    try {
      return machine.startLocalManagementAgent();
    } finally {
      machine.detach();
    }
  }

  /** Connects as a user who has a password. */
  public static LoopbrakeClient connect(String address, String user, String password)
      throws Exception {
    return connect(address, Map.of(JMXConnector.CREDENTIALS, new String[] {user, password}));
  }

  private static LoopbrakeClient connect(String address, Map<String, ?> environment)
      throws Exception {
    LoopbrakeClient client = new LoopbrakeClient(address, environment);
    long start = System.nanoTime();
    while (!client.isRegistered()) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new IllegalStateException("the MBean has not been registered");
      }
      Thread.sleep(10);
    }
    return client;
  }

  /** A second connection to the same JVM. */
  public LoopbrakeClient another() throws Exception {
    return connect(address, Map.of());
  }

  /** Where the JVM is to be found. */
  public String address() {
    return address;
  }

  /** Has the listener hear of each change of state of each request. */
  public void listen(NotificationListener listener) throws IOException, JMException {
    server.addNotificationListener(name, listener, null, null);
  }

  public boolean isRegistered() throws IOException {
    return server.isRegistered(name);
  }

  public MBeanServerConnection server() {
    return server;
  }

  public MBeanInfo info() throws IOException, JMException {
    return server.getMBeanInfo(name);
  }

  /** Calls an operation whose parameters are {@code long} and {@code String}. */
  public Object call(String operation, Object... arguments) throws IOException, JMException {
    String[] signature = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      signature[i] = arguments[i] instanceof Long ? "long" : String.class.getName();
    }
    return server.invoke(name, operation, arguments, signature);
  }

  /** Calls an operation with null for its last argument, a text. */
  public Object callWithNull(String operation, Object... before) throws Exception {
    List<Object> arguments = new ArrayList<>(List.of(before));
    arguments.add(null);
    return call(operation, arguments.toArray());
  }

  public CompositeData status() throws IOException, JMException {
    return (CompositeData) attribute("Status");
  }

  public Object attribute(String attribute) throws IOException, JMException {
    return server.getAttribute(name, attribute);
  }

  /** The requests, newest first. */
  public List<CompositeData> requests() throws IOException, JMException {
    return rows(attribute("Requests"));
  }

  public List<CompositeData> findLoops(long millis) throws IOException, JMException {
    return rows(call("findLoops", millis));
  }

  /** The id of the thread with this name among those that are busy. */
  public long busyThread(String threadName) throws IOException, JMException {
    for (CompositeData row : findLoops(200)) {
      if (row.get("threadName").equals(threadName)) {
        return (Long) row.get("threadId");
      }
    }
    throw new IllegalStateException(threadName + " is not busy: " + findLoops(200));
  }

  private static List<CompositeData> rows(Object table) {
    List<CompositeData> rows = new ArrayList<>();
    for (Object row : ((TabularData) table).values()) {
      rows.add((CompositeData) row);
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
