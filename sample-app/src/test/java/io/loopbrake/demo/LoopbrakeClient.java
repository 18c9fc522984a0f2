/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Does over JMX what a person does in JConsole, and by the same way in: a local process. */
final class LoopbrakeClient implements AutoCloseable {

  static final String MBEAN = "io.loopbrake:type=Loopbrake";

  /** The agent may wait for the application's main method before it registers its MBean. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final JMXConnector connector;
  private final MBeanServerConnection server;
  private final ObjectName loopbrake;

  private LoopbrakeClient(JMXConnector connector) throws IOException, JMException {
    this.connector = connector;
    server = connector.getMBeanServerConnection();
    loopbrake = new ObjectName(MBEAN);
  }

  static LoopbrakeClient connect(long pid) {
    LoopbrakeClient client = connectTo(pid);
    try {
      Patience.await(
          PATIENCE,
          () -> Optional.of(client.isRegistered()).filter(registered -> registered),
          () -> "the application has no MBean " + MBEAN + ", so it runs without brakes");
      return client;
    } catch (DemoFailedException e) {
      client.close();
      throw e;
    }
  }

  private static LoopbrakeClient connectTo(long pid) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      String address;
      try {
        address = machine.startLocalManagementAgent();
      } finally {
        machine.detach();
      }
      return new LoopbrakeClient(JMXConnectorFactory.connect(new JMXServiceURL(address)));
    } catch (IOException | AttachNotSupportedException | JMException e) {
      throw new DemoFailedException("no JMX connection to process " + pid, e);
    }
  }

  List<BusyLoop> findLoops(Duration time) {
    return rows(call("findLoops", time.toMillis()), BusyLoop::from);
  }

  /** Asks for a stop, and gives the answer. */
  String stopThread(long threadId, String reason) {
    return (String) call("stopThread", threadId, reason);
  }

  List<StopRequest> requests() {
    try {
      return rows(server.getAttribute(loopbrake, "Requests"), StopRequest::from);
    } catch (IOException | JMException e) {
      throw new DemoFailedException("the attribute Requests could not be read", e);
    }
  }

  /** The JVM's own view of its threads, so that we need not take the agent's word. */
  ThreadMXBean threads() {
    try {
      return ManagementFactory.newPlatformMXBeanProxy(
          server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    } catch (IOException e) {
      throw new DemoFailedException("the JMX connection broke", e);
    }
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      // the application ended first: then there is nothing left to close
    }
  }

  private boolean isRegistered() {
    try {
      return server.isRegistered(loopbrake);
    } catch (IOException e) {
      throw new DemoFailedException("the JMX connection broke", e);
    }
  }

  private Object call(String operation, Object... arguments) {
    String[] signature = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      signature[i] = arguments[i] instanceof Long ? "long" : arguments[i].getClass().getName();
    }
    try {
      return server.invoke(loopbrake, operation, arguments, signature);
    } catch (IOException | JMException e) {
      throw new DemoFailedException("the operation " + operation + " failed", e);
    }
  }

  private static <T> List<T> rows(Object table, Function<CompositeData, T> reader) {
    return ((TabularData) table)
        .values().stream().map(row -> reader.apply((CompositeData) row)).toList();
  }
}
